package dev.corpusmill.query.http;

import dev.corpusmill.query.documents.DocumentState;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters in the query of a request: typed, checked, and it remembers which were read. */
final class QueryParameters {
    private final Context context;
    private final Set<String> known = new LinkedHashSet<>();

    QueryParameters(Context context) {
        this.context = context;
    }

    /** The text of a parameter; empty where it is not given. */
    String text(String name) {
        known.add(name);
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    boolean flag(String name) {
        String value = text(name);
        Fields.check(List.of("", "true", "false").contains(value), name, "true or false");
        return value.equals("true");
    }

    /** A whole number within bounds, both included. */
    int number(String name, int min, int max, int otherwise) {
        String value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        boolean good = value.matches("\\d{1,10}") && Long.parseLong(value) >= min && Long.parseLong(value) <= max;
        Fields.check(good, name, "a number " + min + " to " + max);
        return Integer.parseInt(value);
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        String value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
                return each;
            }
        }
        Fields.check(
                false,
                name,
                "one of "
                        + Stream.of(type.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .toList());
        return otherwise;
    }

    /** States, separated by commas; all where none is given. */
    Set<DocumentState> states(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return EnumSet.allOf(DocumentState.class);
        }
        Set<DocumentState> states = EnumSet.noneOf(DocumentState.class);
        for (String label : value.split(",", -1)) {
            DocumentState.of(label)
                    .ifPresentOrElse(
                            states::add,
                            () -> Fields.check(
                                    false,
                                    name,
                                    "some of "
                                            + Stream.of(DocumentState.values())
                                                    .map(DocumentState::label)
                                                    .toList()));
        }
        return states;
    }

    void refuseUnknown() {
        for (String name : context.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                throw new ProblemException(Problem.ofField(
                        "unknown-field",
                        name,
                        "unknown parameter '" + name + "', known are " + String.join(", ", known)));
            }
        }
    }
}
