package dev.corpusmill.query.arrange;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.FieldType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads the dates of documents: the time of a file, or a metadata field with a date of ISO 8601. */
final class DateValues {
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private DateValues() {}

    /** The date in milliseconds since 1970; empty where there is none, or it is none. */
    static OptionalDouble millis(Node node, String field, Map<String, Long> modified) {
        if (field.equals(Boost.Recency.MODIFIED)) {
            Long millis = modified.get(node.documentId());
            return millis == null ? OptionalDouble.empty() : OptionalDouble.of((double) millis);
        }
        List<String> values = FieldType.values(node, field);
        return values.isEmpty() ? OptionalDouble.empty() : millis(values.get(0).strip());
    }

    private static OptionalDouble millis(String date) {
        try {
            LocalDate day =
                    switch (date.length()) {
                        case YEAR -> Year.parse(date).atDay(1);
                        case MONTH -> YearMonth.parse(date).atDay(1);
                        case DAY -> LocalDate.parse(date);
                        default -> null;
                    };
            Instant instant = day == null
                    ? Instant.parse(date)
                    : day.atStartOfDay(ZoneOffset.UTC).toInstant();
            return OptionalDouble.of((double) instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException noDate) {
            return OptionalDouble.empty(); // documents differ; one without a date gets no boost
        }
    }
}
