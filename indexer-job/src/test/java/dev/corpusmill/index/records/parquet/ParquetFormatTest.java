package dev.corpusmill.index.records.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.Shard;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what Apache Arrow's Python library writes. */
class ParquetFormatTest {
    private static final ParquetFormat FORMAT = new ParquetFormat();
    private static final String WRITER = """
            import sys, decimal
            import pyarrow as pa, pyarrow.parquet as pq
            t = pa.table({
                'id': [1, 2, 3, 4, 5], 'title': ['a', 'b', None, 'd', 'e'], 'body': ['x', 'yü', 'z', 'w', 'v' * 3000],
                'tags': [['p', 'q'], [], None, ['r'], ['s']],
                'meta': [{'year': 1999, 'u': None}, {'year': 2000, 'u': 'k'}, None, {'year': 1, 'u': 'z'}, None],
                'ts': pa.array([0, 1, 2, 3, None], pa.timestamp('us', tz='UTC')),
                'day': pa.array([1, 2, 3, 4, None], pa.date32()),
                'price': pa.array([decimal.Decimal('1.50')] * 5),
                'raw': pa.array([b'\\x00\\xff'] * 5),
                'map': pa.array([[('a', 1)], [], [], None, None], pa.map_(pa.string(), pa.int32()))})
            for codec in ['snappy', 'zstd', 'gzip', 'none', 'lz4', 'brotli']:
                pq.write_table(t, sys.argv[1] + '/' + codec + '.parquet', compression=codec, row_group_size=2)
            pq.write_table(t, sys.argv[1] + '/v2.parquet', data_page_version='2.0', use_dictionary=False,
                column_encoding={'id': 'DELTA_BINARY_PACKED', 'title': 'DELTA_BYTE_ARRAY', 'body': 'DELTA_LENGTH_BYTE_ARRAY'})
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException, InterruptedException {
        String python = System.getProperty("corpusmill.python", "python3");
        Process writer = new ProcessBuilder(python, "-c", WRITER, folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writer.waitFor()).as(said).isZero();
    }

    /** A file in memory. */
    private record Bytes(byte[] bytes) implements Shard {
        static Bytes of(String name) throws IOException {
            return new Bytes(Files.readAllBytes(folder.resolve(name + ".parquet")));
        }

        @Override
        public String name() {
            return "shard";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public boolean packed() {
            return false;
        }

        @Override
        public InputStream open(long offset) {
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
        }
    }

    private static List<ShardRecord> read(Shard shard) throws IOException {
        List<ShardRecord> records = new ArrayList<>();
        try (RecordReader reader = FORMAT.open(shard, 2000)) {
            for (ShardRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "none", "lz4", "v2"})
    void each_row_is_a_record_whatever_packs_and_encodes_its_columns(String name) throws IOException {
        List<ShardRecord> records = read(Bytes.of(name));

        assertThat(records).hasSize(5).extracting(ShardRecord::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(records.get(0).fields())
                .containsEntry("id", 1L)
                .containsEntry("title", "a")
                .containsEntry("tags", List.of("p", "q"))
                .containsEntry("meta", Map.of("year", 1999L))
                .containsEntry("ts", "1970-01-01T00:00:00Z")
                .containsEntry("day", "1970-01-02")
                .containsEntry("price", new java.math.BigDecimal("1.50"))
                .containsEntry("raw", new byte[] {0, -1})
                .containsEntry("map", Map.of("a", 1L));
        assertThat(records.get(1).fields()).containsEntry("body", "yü").containsEntry("tags", List.of());
        assertThat(records.get(2).fields()).doesNotContainKeys("title", "tags", "meta");
        assertThat(records.get(4).problem()).startsWith("larger than a record may be: bytes=3");
    }

    @Test
    void a_record_is_found_again_by_its_number_in_any_group_of_rows() throws IOException {
        for (long[] wanted : new long[][] {{1, 2, 4}, {2, 3}, {3}, {4}, {1, 4}}) {
            try (RecordReader reader = FORMAT.open(Bytes.of("snappy"), 2000)) {
                for (long number : wanted) {
                    reader.skipTo(number, 0);
                    assertThat(reader.next().fields()).containsEntry("id", number);
                }
            }
        }
    }

    @Test
    void its_columns_are_known_before_it_is_read() throws IOException {
        assertThat(FORMAT.fields(Bytes.of("zstd"))).startsWith("id", "title", "body");
    }

    @Test
    void a_packing_that_is_not_read_and_another_format_are_refused_by_name() {
        assertThatThrownBy(() -> FORMAT.fields(Bytes.of("brotli")))
                .isInstanceOf(UnreadableShardException.class)
                .hasMessage("column id is packed by BROTLI, which is not read");
        assertThatThrownBy(() -> FORMAT.fields(new Bytes("id,text\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableShardException.class)
                .hasMessage("not Parquet: it does not begin with PAR1");
    }

    @Test
    void a_file_without_its_footer_is_cut_off_and_one_with_damaged_pages_says_which_record() throws IOException {
        byte[] whole = Bytes.of("snappy").bytes();
        for (int length : new int[] {0, 3, 10, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> FORMAT.fields(new Bytes(Arrays.copyOf(whole, length))))
                    .as("length=%s", length)
                    .isInstanceOf(ShardException.class)
                    .hasMessageContaining("cut off");
        }
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 4, 60, (byte) 0x55);
        assertThatThrownBy(() -> read(new Bytes(damaged)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }
}
