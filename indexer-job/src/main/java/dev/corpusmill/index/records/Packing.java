package dev.corpusmill.index.records;

import com.github.luben.zstd.ZstdInputStream;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How a shard is packed, by its first bytes: a name may say something else, and then unpacking by it would give garbage. */
enum Packing {
    PLAIN,
    GZIP,
    ZSTD;

    /** How many bytes {@link #of} looks at. */
    static final int HEAD_BYTES = 6;

    private static final Map<String, String> OTHERS = Map.of(
            "425a68", "bzip2",
            "fd377a585a", "xz",
            "504b0304", "zip",
            "04224d18", "lz4",
            "377abcaf", "7z");

    private static final Map<String, Packing> SUFFIXES =
            Map.of(".gz", GZIP, ".gzip", GZIP, ".zst", ZSTD, ".zstd", ZSTD);

    /**
     * The packing of a shard.
     *
     * @throws UnreadableShardException where it is one that is not read
     * @throws ShardException where the name says that it is packed, and its bytes say nothing
     */
    static Packing of(String name, byte[] head) throws IOException {
        String hex = java.util.HexFormat.of().formatHex(head);
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            if (hex.startsWith(other.getKey())) {
                throw new UnreadableShardException(
                        "packed by " + other.getValue() + ", which is not read (pack it by gzip or zstd)");
            }
        }
        Packing found = hex.startsWith("1f8b") ? GZIP : hex.startsWith("28b52ffd") ? ZSTD : PLAIN;
        Packing named = named(name);
        if (found == PLAIN && named != PLAIN) {
            if (head.length == 0) {
                throw new ShardException("empty, though its name says that it is packed by " + named.label());
            }
            throw new UnreadableShardException("its name says packed by " + named.label() + ", its bytes do not");
        }
        return found;
    }

    private static Packing named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SUFFIXES.entrySet().stream()
                .filter(suffix -> lower.endsWith(suffix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(PLAIN);
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Unpacks all members of a file, and says where it breaks off; Java's own stream ends in silence where a member ends. */
    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case PLAIN -> packed;
            case GZIP ->
                new Checked(GzipCompressorInputStream.builder()
                        .setInputStream(packed)
                        .setDecompressConcatenated(true)
                        .get());
            case ZSTD -> new Checked(new ZstdInputStream(packed));
        };
    }

    /** Names what the libraries say of a damaged file. */
    private static final class Checked extends FilterInputStream {
        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return super.read(bytes, from, length);
            } catch (java.io.EOFException cut) {
                throw new ShardException("it is cut off: the packed data has no end", cut);
            } catch (com.github.luben.zstd.ZstdIOException broken) {
                throw new ShardException("it is cut off or damaged: " + broken.getMessage(), broken);
            } catch (IOException broken) {
                if (broken.getClass() != IOException.class) { // the source, not the packed data
                    throw broken;
                }
                throw new ShardException("it is damaged: " + broken.getMessage(), broken);
            }
        }
    }
}
