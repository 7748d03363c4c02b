package dev.corpusmill.index.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
    private static final CsvFormat FORMAT = new CsvFormat(',');

    @Test
    void quoted_fields_hold_commas_quotes_and_line_ends_and_the_header_gives_the_names() throws IOException {
        List<ShardRecord> records =
                Memory.read(FORMAT, Memory.of("\uFEFFid,text\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,5\" pipe\r\n"));

        assertThat(records)
                .extracting(ShardRecord::fields)
                .containsExactly(Map.of("id", "1", "text", "a, \"b\"\r\nc"), Map.of("id", "2", "text", "5\" pipe"));
        assertThat(records).extracting(ShardRecord::number).containsExactly(1L, 2L);
        assertThat(FORMAT.fields(Memory.of("\uFEFFid,text\n"))).containsExactly("id", "text");
    }

    @Test
    void records_with_other_columns_cost_themselves_only() throws IOException {
        List<ShardRecord> records = Memory.read(FORMAT, Memory.of("id,text\n1\n2,b,c\n3,\"x\" y\n4,d\n5,e\rf\n"));

        assertThat(records)
                .extracting(ShardRecord::problem)
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("other columns than the header: values=1 columns=2"),
                        two -> assertThat(two).isEqualTo("other columns than the header: values=3 columns=2"),
                        three -> assertThat(three).startsWith("not CSV: "),
                        four -> assertThat(four).isEmpty(),
                        five -> assertThat(five).isEqualTo("not CSV: a carriage return outside of quotes"));
    }

    @Test
    void a_quote_that_is_never_closed_and_a_last_record_that_lacks_columns_break_the_shard_off() {
        assertThatThrownBy(() -> Memory.read(FORMAT, Memory.of("id,text\n1,\"a\n2,b\n")))
                .isInstanceOf(ShardException.class)
                .hasMessageContaining("a quote is not closed: record=1");
        assertThatThrownBy(() -> Memory.read(FORMAT, Memory.of("id,text\n1,a\n2")))
                .isInstanceOf(ShardException.class)
                .hasMessage("its last record breaks off: record=2");
    }

    @Test
    void a_header_with_one_name_twice_is_refused() {
        assertThatThrownBy(() -> FORMAT.fields(Memory.of("id,text,id\n")))
                .isInstanceOf(UnreadableShardException.class)
                .hasMessage("two columns of its header have one name: column=id");
    }

    @Test
    void whatever_a_writer_writes_comes_back_and_is_found_again_by_its_place() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab,\"\n\r ü\t";
        List<List<String>> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            List<String> row = new ArrayList<>(List.of("r" + i));
            for (int j = 0; j < 2; j++) {
                row.add(random.ints(random.nextInt(6), 0, alphabet.length())
                        .collect(StringBuilder::new, (to, at) -> to.append(alphabet.charAt(at)), StringBuilder::append)
                        .toString());
            }
            rows.add(row);
            text.append(CSVFormat.RFC4180.format(row.toArray())).append(i % 2 == 0 ? "\n" : "\r\n");
        }
        Memory shard = Memory.of("id,x,y\n" + text);

        List<ShardRecord> records = Memory.read(FORMAT, shard);

        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> fields = records.get(i).fields();
            assertThat(List.of(fields.get("id"), fields.get("x"), fields.get("y")))
                    .as("seed=%s", seed)
                    .isEqualTo(rows.get(i));
        }
        try (RecordReader reader = FORMAT.open(shard, 1000)) {
            for (int i = 1; i < rows.size(); i += 97) {
                reader.skipTo(records.get(i).number(), records.get(i).offset());
                assertThat(reader.next()).as("seed=%s", seed).isEqualTo(records.get(i));
            }
        }
    }
}
