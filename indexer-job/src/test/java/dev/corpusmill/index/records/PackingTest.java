package dev.corpusmill.index.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] zstd(String text) {
        return Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] both(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    /** As the streams of remote files are: they never know how much is there, and give little at once. */
    private static InputStream slow(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int available() {
                return 0;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return super.read(target, from, Math.min(length, 7));
            }
        };
    }

    private static String unpacked(String name, byte[] bytes) throws IOException {
        Packing packing = Packing.of(name, Arrays.copyOf(bytes, Math.min(bytes.length, Packing.HEAD_BYTES)));
        try (InputStream in = packing.unpack(slow(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void all_members_of_a_file_are_read_whatever_its_name_is() throws IOException {
        assertThat(unpacked("a.jsonl.gz", both(gzip("one "), gzip("two")))).isEqualTo("one two");
        assertThat(unpacked("a.jsonl.GZ", gzip("one"))).isEqualTo("one");
        assertThat(unpacked("a.jsonl.zst", both(zstd("one "), zstd("two")))).isEqualTo("one two");
        assertThat(unpacked("a.jsonl", zstd("one"))).isEqualTo("one");
        assertThat(unpacked("a.jsonl", "plain".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("plain");
    }

    @Test
    void a_file_that_is_cut_off_or_damaged_says_so() throws IOException {
        byte[] packed = gzip("some text that is packed, and then cut off");
        assertThatThrownBy(() -> unpacked("a.gz", Arrays.copyOf(packed, packed.length - 9)))
                .isInstanceOf(ShardException.class)
                .hasMessage("it is cut off: the packed data has no end");
        byte[] zstd = zstd("some text that is packed, and then cut off");
        assertThatThrownBy(() -> unpacked("a.zst", Arrays.copyOf(zstd, zstd.length - 3)))
                .isInstanceOf(ShardException.class)
                .hasMessageContaining("cut off or damaged");
        byte[] damaged = packed.clone();
        damaged[packed.length - 6] ^= 1; // the checksum
        assertThatThrownBy(() -> unpacked("a.gz", damaged))
                .isInstanceOf(ShardException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void what_is_not_read_is_refused_by_name() {
        assertThatThrownBy(() -> unpacked("a.jsonl.bz2", new byte[] {'B', 'Z', 'h', '9', '1', 'A'}))
                .isInstanceOf(UnreadableShardException.class)
                .hasMessageContaining("bzip2");
        assertThatThrownBy(() -> unpacked("a.jsonl.gz", "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableShardException.class)
                .hasMessageContaining("its bytes do not");
        assertThatThrownBy(() -> unpacked("a.jsonl.gz", new byte[0]))
                .isInstanceOf(ShardException.class)
                .hasMessageContaining("empty");
    }
}
