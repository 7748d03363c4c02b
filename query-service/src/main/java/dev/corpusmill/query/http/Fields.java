package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object: typed, checked, and it remembers which were read. */
final class Fields {
    private final JsonNode object;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(JsonNode object) {
        this.object = object;
    }

    /** The value as it is; a missing node where there is none, or null. */
    JsonNode raw(String name) {
        known.add(name);
        JsonNode value = object.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    @Nullable
    String text(String name) {
        JsonNode value = raw(name);
        check(value.isMissingNode() || value.isTextual(), name, "a string");
        return value.isMissingNode() ? null : value.asText();
    }

    boolean flag(String name) {
        JsonNode value = raw(name);
        check(value.isMissingNode() || value.isBoolean(), name, "true or false");
        return value.asBoolean(false);
    }

    /** A whole number within bounds, both included. */
    @Nullable
    Integer integer(String name, int min, int max) {
        JsonNode value = raw(name);
        if (value.isMissingNode()) {
            return null;
        }
        check(value.isInt() && value.asInt() >= min && value.asInt() <= max, name, "a number " + min + " to " + max);
        return value.asInt();
    }

    @Nullable
    Long wholeNumber(String name) {
        JsonNode value = raw(name);
        check(value.isMissingNode() || (value.canConvertToLong() && value.isIntegralNumber()), name, "a whole number");
        return value.isMissingNode() ? null : value.asLong();
    }

    /** A number within bounds, both included. */
    @Nullable
    Double number(String name, double min, double max) {
        JsonNode value = raw(name);
        if (value.isMissingNode()) {
            return null;
        }
        check(
                value.isNumber() && value.asDouble() >= min && value.asDouble() <= max,
                name,
                "a number " + min + " to " + max);
        return value.asDouble();
    }

    /** A string, or a list of them. */
    List<String> texts(String name, int max) {
        JsonNode value = raw(name);
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.add(value.asText());
        } else if (!value.isMissingNode()) {
            check(value.isArray() && value.size() <= max, name, "a string or at most " + max + " of them");
            for (JsonNode item : value) {
                check(item.isTextual(), name, "a string or a list of strings");
                texts.add(item.asText());
            }
        }
        return texts;
    }

    /** Names of fields that were not read. */
    List<String> unknown() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Refuses fields that were not read: a misspelled field must not count as one that was left out. */
    void refuseUnknown() {
        for (String name : unknown()) {
            throw new ProblemException(Problem.ofField(
                    "unknown-field", name, "unknown field '" + name + "', known are " + String.join(", ", known)));
        }
    }

    static void check(boolean holds, String name, String needed) {
        if (!holds) {
            throw new ProblemException(
                    Problem.ofField("invalid-field", name, "field '" + name + "' must be " + needed));
        }
    }
}
