package dev.corpusmill.index.records;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of records in the types that a mapping wants, none of them guessed: what does not fit is a message. */
final class FieldValues {
    private static final Set<String> NO = Set.of("", "false", "0", "no", "n", "f");
    private static final Set<String> YES = Set.of("true", "1", "yes", "y", "t");
    private static final int SHOWN = 60;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    private FieldValues() {}

    /** A text, or a number or truth value as one; empty for null. */
    static String text(FieldPath path, @Nullable Object value) throws RecordException {
        if (value == null) {
            return "";
        }
        if (value instanceof Map || value instanceof List) {
            throw new RecordException(
                    "field " + path.name() + " holds " + kind(value) + ", expected text (name a field inside of it)");
        }
        if (value instanceof byte[] bytes) {
            StrictUtf8.Decoded decoded = StrictUtf8.decode(bytes, bytes.length);
            if (decoded.broken() >= 0) {
                throw new RecordException("field " + path.name() + " holds bytes that are not UTF-8");
            }
            return decoded.text();
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** An id: a text, or a whole number in its decimal digits. */
    static String id(FieldPath path, @Nullable Object value) throws RecordException {
        if (value == null) {
            throw new RecordException("field " + path.name() + " is missing, which is the id");
        }
        boolean whole = value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Short;
        if (!(value instanceof String) && !whole) {
            throw new RecordException("field " + path.name() + " holds " + kind(value)
                    + ", expected a text or whole number as id: " + shown(value));
        }
        String id = value.toString();
        if (id.isBlank()) {
            throw new RecordException("field " + path.name() + " is empty, which is the id");
        }
        return id;
    }

    /** A version: a whole number, or a time in ISO 8601 as milliseconds since 1970; a time without a zone is in UTC. */
    static long updated(FieldPath path, @Nullable Object value) throws RecordException {
        if (value == null || value.equals("")) {
            return Long.MIN_VALUE;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        String text = value.toString().strip();
        if (WHOLE.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        if (value instanceof String) {
            try {
                return time(text.replace(' ', 'T')).toEpochMilli();
            } catch (DateTimeException | ArithmeticException noTime) {
                // said below, with the value
            }
        }
        throw new RecordException(
                "field " + path.name() + " is no whole number and no time like 2026-01-31T12:00:00Z: " + shown(value));
    }

    private static Instant time(String text) {
        if (text.length() <= "2026-01-31".length()) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.substring(10).matches(".*[+-]\\d\\d:?\\d\\d");
        return zoned
                ? OffsetDateTime.parse(text.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    /** True, or a time: when it was deleted. */
    static boolean deleted(FieldPath path, @Nullable Object value) throws RecordException {
        if (value == null || value.equals(false)) {
            return false;
        }
        String text = value.toString().strip().toLowerCase(Locale.ROOT);
        if (NO.contains(text)) {
            return false;
        }
        if (YES.contains(text)) {
            return true;
        }
        try {
            time(value.toString().strip().replace(' ', 'T'));
            return true;
        } catch (DateTimeException | StringIndexOutOfBoundsException noTime) {
            throw new RecordException(
                    "field " + path.name() + " is neither true nor false nor a time: " + shown(value));
        }
    }

    /** Texts of a list, or of a text with semicolons between them. */
    static List<String> texts(FieldPath path, @Nullable Object value) throws RecordException {
        List<String> texts = new ArrayList<>();
        List<?> values = value instanceof List<?> list
                ? list
                : Arrays.asList(text(path, value).split(";"));
        for (Object one : values) {
            String text = text(path, one).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        if (texts.isEmpty()) {
            throw new RecordException("field " + path.name() + " names nobody, so that nobody may see the document");
        }
        return texts;
    }

    /** The canonical text of a value of a declared type: keyword, long or double. */
    static String typed(FieldPath path, String type, Object value) throws RecordException {
        String text = text(path, value);
        boolean fits =
                switch (type) {
                    case "long" -> WHOLE.matcher(text).matches();
                    case "double" -> NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
                    default -> true;
                };
        if (!fits) {
            throw new RecordException("field " + path.name() + " is no " + type + ": " + shown(value));
        }
        return text;
    }

    private static String kind(Object value) {
        return value instanceof Map
                ? "an object"
                : value instanceof List
                        ? "a list"
                        : value instanceof byte[] ? "bytes" : value instanceof Boolean ? "true or false" : "a number";
    }

    private static String shown(Object value) {
        String text = value.toString().replaceAll("\\s+", " ");
        return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "'";
    }
}
