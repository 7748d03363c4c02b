package dev.corpusmill.query.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One entry of the key file, and what is wrong with it. */
final class KeyEntry {
    private static final String NO_HASH = "0".repeat(64);
    private static final Set<String> KNOWN = Set.of(
            "name",
            "hash",
            "tenant",
            "principals",
            "class",
            "rate",
            "concurrency",
            "operator",
            "editor",
            "expires",
            "source-list");

    private final String path;
    private final JsonNode entry;
    private final List<String> problems;

    KeyEntry(String path, JsonNode entry, List<String> problems) {
        this.path = path;
        this.entry = entry;
        this.problems = problems;
    }

    /** The entry; where something is wrong with it, that is among the problems, and the entry is not used. */
    KeyRing.Entry read() {
        entry.fieldNames()
                .forEachRemaining(field -> check(
                        KNOWN.contains(field),
                        field,
                        "unknown, expected "
                                + String.join(", ", KNOWN.stream().sorted().toList())));
        String name = text("name", "[A-Za-z0-9._-]{1,64}", "1 to 64 of A-Z a-z 0-9 . _ -");
        String hash = text("hash", "[0-9a-f]{64}", "64 hex digits, as the command keys hash prints them");
        String tenant = text("tenant", "\\S(.*\\S)?", "the name of a tenant");
        String priority = entry.has("class") ? text("class", "live|batch", "live or batch") : "live";
        Optional<Boolean> operator = flag("operator");
        Optional<Boolean> editor = flag("editor");
        Optional<Boolean> sourceList = flag("source-list");
        double rate = number("rate");
        double concurrency = number("concurrency");
        check(
                concurrency == Math.rint(concurrency) && concurrency <= 1_000_000,
                "concurrency",
                "must be a whole number");
        return new KeyRing.Entry(
                hash.isEmpty() ? NO_HASH : hash,
                expiry(),
                new Client(
                        name,
                        new Scope(tenant, principals()),
                        priority.equals("batch") ? Priority.BATCH : Priority.LIVE,
                        new Quota(rate, (int) concurrency),
                        operator.orElse(false),
                        sourceList,
                        editor.orElse(false)));
    }

    private String text(String field, String pattern, String needed) {
        JsonNode value = entry.path(field);
        boolean good = value.isTextual() && value.asText().matches(pattern);
        check(good, field, "must be " + needed);
        return good ? value.asText() : "";
    }

    private Optional<Boolean> flag(String field) {
        JsonNode value = entry.path(field);
        check(value.isMissingNode() || value.isBoolean(), field, "must be true or false");
        return value.isBoolean() ? Optional.of(value.asBoolean()) : Optional.empty();
    }

    private double number(String field) {
        JsonNode value = entry.path(field);
        boolean good = value.isMissingNode() || (value.isNumber() && value.asDouble() >= 0);
        check(good, field, "must be a number, 0 for no limit");
        return good ? value.asDouble(0) : 0;
    }

    /** The end of the day that is named, in UTC; a key without one does not expire. */
    private Instant expiry() {
        JsonNode value = entry.path("expires");
        if (value.isMissingNode()) {
            return Instant.MAX;
        }
        try {
            return LocalDate.parse(value.asText())
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException wrong) {
            check(false, "expires", "must be a day like 2030-12-31");
            return Instant.MIN;
        }
    }

    private Set<String> principals() {
        JsonNode list = entry.path("principals");
        check(
                list.isArray() && !list.isEmpty(),
                "principals",
                "must be a list with one at least: without, nothing is seen");
        Set<String> principals = new LinkedHashSet<>();
        for (JsonNode principal : list) {
            check(principal.isTextual() && !principal.asText().isBlank(), "principals", "must be names");
            principals.add(principal.asText());
        }
        return principals;
    }

    private void check(boolean holds, String field, String problem) {
        if (!holds) {
            problems.add(path + "." + field + ": " + problem);
        }
    }
}
