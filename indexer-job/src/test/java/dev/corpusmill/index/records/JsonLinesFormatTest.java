package dev.corpusmill.index.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesFormatTest {
    private static final JsonLinesFormat FORMAT = new JsonLinesFormat();

    @Test
    void each_line_is_a_record_with_its_place_and_blank_lines_and_a_byte_order_mark_are_nothing() throws IOException {
        List<ShardRecord> records = Memory.read(FORMAT, Memory.of("\uFEFF{\"a\": 1}\r\n\n{\"a\": \"ü\"}"));

        assertThat(records).extracting(ShardRecord::number).containsExactly(1L, 3L);
        assertThat(records).extracting(ShardRecord::offset).containsExactly(3L, 14L);
        assertThat(records).extracting(ShardRecord::fields).containsExactly(Map.of("a", 1), Map.of("a", "ü"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} {\"b\": 2} | not a JSON object",
                "[1, 2]              | not a JSON object",
                "null                | null, expected a JSON object",
                "{\"a\": 1, \"a\": 2}  | Duplicate field 'a'",
                "{\"a\": nothing}     | not a JSON object",
            })
    void a_line_that_is_no_object_is_a_broken_record_and_the_next_one_is_read(String line, String problem)
            throws IOException {
        List<ShardRecord> records = Memory.read(FORMAT, Memory.of(line + "\n{\"good\": true}\n"));

        assertThat(records.get(0).problem()).contains(problem);
        assertThat(records.get(1).fields()).isEqualTo(Map.of("good", true));
    }

    @Test
    void bytes_that_are_no_utf_8_are_named_and_a_replacement_character_of_the_text_is_none() throws IOException {
        byte[] latin = "{\"a\": \"M\u00FCll\"}\n{\"a\": \"\"}\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Memory.read(FORMAT, new Memory(latin, false)))
                .extracting(ShardRecord::problem)
                .containsExactly("not UTF-8: byte=8 of the record", "");
        assertThat(Memory.read(FORMAT, Memory.of("{\"a\": \"\uFFFD\"}\n"))
                        .get(0)
                        .problem())
                .isEmpty();
    }

    @Test
    void a_line_beyond_the_limit_is_passed_over_and_said_with_its_size() throws IOException {
        String large = "{\"a\": \"" + "x".repeat(500_000) + "\"}\n";

        List<ShardRecord> records = Memory.read(FORMAT, Memory.of(large + "{\"good\": true}\n"));

        assertThat(records.get(0).problem()).isEqualTo("larger than a record may be: bytes=500009 limit=1000");
        assertThat(records.get(1).fields()).isEqualTo(Map.of("good", true));
    }

    @Test
    void a_last_line_without_an_end_is_read_if_it_is_whole_and_breaks_off_the_shard_if_not() throws IOException {
        assertThat(Memory.read(FORMAT, Memory.of("{\"a\": 1}\n{\"a\": 2}"))).hasSize(2);
        assertThatThrownBy(() -> Memory.read(FORMAT, Memory.of("{\"a\": 1}\n{\"a\": 2")))
                .isInstanceOf(ShardException.class)
                .hasMessage("its last line breaks off: record=2");
    }

    @Test
    void a_record_is_found_again_by_its_place_near_and_far() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            lines.append("{\"n\": ").append(i).append("}\n");
        }
        Memory shard = Memory.of(lines.toString());
        List<ShardRecord> all = Memory.read(FORMAT, shard);

        try (RecordReader reader = FORMAT.open(shard, 1000)) {
            for (int i : new int[] {3, 4, 5, 9000, 9001, 199_999}) {
                reader.skipTo(all.get(i).number(), all.get(i).offset());
                assertThat(reader.next()).isEqualTo(all.get(i));
            }
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void an_array_and_utf_16_are_refused_with_what_to_do() {
        assertThatThrownBy(() -> FORMAT.fields(Memory.of(" [\n{}]")))
                .isInstanceOf(UnreadableShardException.class)
                .hasMessageContaining("a JSON array")
                .hasMessageContaining("jq -c");
        byte[] wide = "\uFEFF{}".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> FORMAT.fields(new Memory(wide, false)))
                .isInstanceOf(UnreadableShardException.class)
                .hasMessageContaining("UTF-16");
    }
}
