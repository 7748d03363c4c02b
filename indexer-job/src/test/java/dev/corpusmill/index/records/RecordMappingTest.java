package dev.corpusmill.index.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.config.MappingConfig;
import dev.corpusmill.config.MappingConfig.TextType;
import dev.corpusmill.config.SourceConfig;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordMappingTest {
    private static final MappingConfig MAPPING = new MappingConfig(
            "/id",
            List.of("/meta/abstract", "body"),
            List.of("Abstract", ""),
            "title",
            "url",
            Map.of("year", "/meta/year"),
            "/tenant",
            "/acl",
            "updated",
            "deleted",
            TextType.TEXT);

    private static MappedRecord map(Map<String, Object> fields) {
        SourceConfig source = new SourceConfig(
                "s",
                "x",
                List.of("**"),
                List.of(),
                "t",
                List.of("p"),
                Map.of("kind", "k"),
                false,
                false,
                "jsonl",
                MAPPING);
        return new RecordMapping(source, Map.of("year", "long", "kind", "keyword"))
                .map("a.jsonl", new ShardRecord(7, 0, 10, fields, ""));
    }

    private static Map<String, Object> good() {
        return new HashMap<>(Map.of(
                "id",
                "Q1",
                "body",
                "Text.",
                "meta",
                Map.of("abstract", "Short.", "year", 1999),
                "title",
                "T",
                "url",
                "u",
                "tenant",
                "acme",
                "acl",
                List.of("a", "b"),
                "updated",
                "2026-01-31T12:00:00Z"));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> fields = good();
        fields.put(field, value);
        return fields;
    }

    @Test
    void a_record_becomes_a_document_with_its_parts_access_and_version() {
        MappedRecord record = map(good());

        assertThat(record.problem()).isEmpty();
        assertThat(record.id()).isEqualTo("Q1");
        assertThat(record.parts())
                .containsExactly(new MappedRecord.Part("Abstract", "Short."), new MappedRecord.Part("", "Text."));
        assertThat(record.access())
                .isEqualTo(new Access("acme", List.of("a", "b"), Map.of("kind", "k", "year", "1999")));
        assertThat(record.updated()).isEqualTo(1_769_860_800_000L);
    }

    @Test
    void the_hash_is_of_what_the_document_is_made_of_and_of_nothing_else() {
        String hash = map(good()).hash();

        assertThat(map(with("other", 1)).hash()).isEqualTo(hash);
        assertThat(map(with("updated", 5)).hash()).isEqualTo(hash);
        assertThat(map(with("acl", "c")).hash()).isEqualTo(hash);
        assertThat(map(with("title", "U")).hash()).isNotEqualTo(hash);
        assertThat(map(with("url", "v")).hash()).isNotEqualTo(hash);
        assertThat(map(with("body", "Text. ")).hash()).isNotEqualTo(hash);
    }

    static List<List<Object>> whole() {
        return List.of(
                List.of(42, "42"),
                List.of(1L << 60, "1152921504606846976"),
                List.of(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
                List.of("a/b c", "a/b c"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void an_id_is_a_text_or_a_whole_number_in_its_digits(List<Object> given) {
        assertThat(map(with("id", given.get(0))).id()).isEqualTo(given.get(1));
    }

    static List<List<Object>> problems() {
        return List.of(
                List.of("id", 1.0, "field /id holds a number, expected a text or whole number as id: '1.0'"),
                List.of("id", true, "field /id holds true or false, expected a text or whole number as id: 'true'"),
                List.of("id", " ", "field /id is empty, which is the id"),
                List.of("id", "a\nb", "the id holds control characters"),
                List.of("id", "x".repeat(2000), "the id is longer than 1024 bytes"),
                List.of(
                        "body",
                        Map.of("a", 1),
                        "field body holds an object, expected text (name a field inside of it)"),
                List.of("body", List.of("a"), "field body holds a list, expected text (name a field inside of it)"),
                List.of("tenant", "", "field /tenant is missing or empty, which is the tenant"),
                List.of("acl", List.of(), "field /acl names nobody, so that nobody may see the document"),
                List.of("meta", Map.of("year", "MCMXCIX"), "field /meta/year is no long: 'MCMXCIX'"),
                List.of(
                        "updated",
                        "soon",
                        "field updated is no whole number and no time like 2026-01-31T12:00:00Z: 'soon'"),
                List.of("deleted", "perhaps", "field deleted is neither true nor false nor a time: 'perhaps'"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void what_does_not_fit_is_a_problem_that_names_the_field_and_the_value(List<Object> given) {
        assertThat(map(with((String) given.get(0), given.get(1))).problem()).isEqualTo(given.get(2));
    }

    @Test
    void a_record_with_a_problem_keeps_its_id_and_version_and_one_without_text_has_a_problem() {
        MappedRecord nested = map(with("body", Map.of()));
        assertThat(nested.id()).isEqualTo("Q1");
        assertThat(nested.updated()).isEqualTo(1_769_860_800_000L);

        Map<String, Object> nothing = good();
        nothing.remove("body");
        nothing.remove("meta");
        assertThat(map(nothing).problem()).isEqualTo("none of the fields of the text is there: /meta/abstract, body");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 1769817600000",
        "2026-01-31T12:00:00+01:00, 1769857200000",
        "2026-01-31 12:00:00, 1769860800000",
        "2026-01-31T12:00:00.5, 1769860800500",
        "17, 17",
        "-3, -3"
    })
    void a_version_is_a_time_or_a_number(String given, long expected) {
        assertThat(map(with("updated", given)).updated()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "1, true", "2026-01-31T12:00:00Z, true", "false, false", "0, false", "'', false"})
    void a_mark_of_deletion_is_a_truth_value_or_a_time(String given, boolean expected) {
        assertThat(map(with("deleted", given)).deleted()).isEqualTo(expected);
        assertThat(map(with("deleted", given)).problem()).isEmpty();
    }
}
