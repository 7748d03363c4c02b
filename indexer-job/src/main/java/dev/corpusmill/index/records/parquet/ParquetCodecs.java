package dev.corpusmill.index.records.parquet;

import com.github.luben.zstd.ZstdInputStream;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Unpacks pages by the libraries themselves; Parquet's own factory would load Hadoop for each of them. */
final class ParquetCodecs implements CompressionCodecFactory {
    static final Set<CompressionCodecName> READ = Set.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW);

    /** Unpacks a page. */
    private interface Codec {
        byte[] unpack(byte[] packed, int size) throws IOException;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("Parquet is only read");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return new Decompressor(
                switch (name) {
                    case UNCOMPRESSED -> (packed, size) -> packed;
                    case SNAPPY -> (packed, size) -> Snappy.uncompress(packed);
                    case GZIP -> ParquetCodecs::gunzip;
                    case ZSTD -> ParquetCodecs::zstd;
                    case LZ4_RAW -> ParquetCodecs::lz4;
                    case LZ4, LZO, BROTLI -> throw new IllegalArgumentException("not read: codec=" + name);
                });
    }

    private static byte[] gunzip(byte[] packed, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(size);
        }
    }

    private static byte[] zstd(byte[] packed, int size) throws IOException {
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(size);
        }
    }

    private static byte[] lz4(byte[] packed, int size) {
        byte[] unpacked = new byte[size];
        new Lz4Decompressor().decompress(packed, 0, packed.length, unpacked, 0, size);
        return unpacked;
    }

    @Override
    public void release() {} // holds nothing

    private record Decompressor(Codec codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            return BytesInput.from(unpacked(packed.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            output.put(unpacked(packed, size));
        }

        private byte[] unpacked(byte[] packed, int size) throws IOException {
            byte[] unpacked;
            try {
                unpacked = codec.unpack(packed, size);
            } catch (RuntimeException broken) { // of the libraries
                throw new IOException("a page cannot be unpacked: " + broken.getMessage(), broken);
            }
            if (unpacked.length != size) {
                throw new IOException(
                        "a page has another size than it says: bytes=" + unpacked.length + " said=" + size);
            }
            return unpacked;
        }

        @Override
        public void release() {} // holds nothing
    }
}
