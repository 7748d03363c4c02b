package dev.corpusmill.index.records.parquet;

import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.Shard;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Parquet: columns in groups of rows, and a footer that says where they are. */
final class ParquetFormat implements RecordFormat {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public List<String> fields(Shard shard) throws IOException {
        try (ParquetFileReader file = open(shard)) {
            for (BlockMetaData rows : file.getFooter().getBlocks()) {
                for (ColumnChunkMetaData column : rows.getColumns()) {
                    if (!ParquetCodecs.READ.contains(column.getCodec())) {
                        throw new UnreadableShardException(
                                "column " + column.getPath().toDotString() + " is packed by " + column.getCodec()
                                        + ", which is not read");
                    }
                }
            }
            return file.getFooter().getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
        }
    }

    @Override
    public RecordReader open(Shard shard, int maxBytes) throws IOException {
        return new Reader(open(shard), maxBytes);
    }

    private static ParquetFileReader open(Shard shard) throws IOException {
        if (shard.packed()) {
            throw new UnreadableShardException("packed as a whole, but Parquet is packed inside; unpack the file");
        }
        byte[] head;
        try (InputStream in = shard.open(0)) {
            head = in.readNBytes(MAGIC.length);
        }
        if (head.length < MAGIC.length) {
            throw new ShardException("it is cut off: bytes=" + shard.size());
        }
        if (!Arrays.equals(head, MAGIC)) {
            throw new UnreadableShardException("not Parquet: it does not begin with PAR1");
        }
        try {
            return ParquetFileReader.open(
                    new ShardInput(shard),
                    ParquetReadOptions.builder(new PlainParquetConfiguration())
                            .withCodecFactory(new ParquetCodecs())
                            .build());
        } catch (RuntimeException broken) { // the library says so of a missing or damaged footer
            throw new ShardException("it is cut off or damaged, its footer cannot be read: " + reason(broken), broken);
        }
    }

    private static String reason(Exception broken) {
        String message = String.valueOf(broken.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Reads one group of rows after the other. */
    private static final class Reader implements RecordReader {
        private final ParquetFileReader file;
        private final MessageType schema;
        private final int maxBytes;
        private final List<BlockMetaData> blocks;
        private int block; // the next one
        private org.apache.parquet.io.@Nullable RecordReader<Group> rows;
        private long left; // rows of the present group
        private long number;

        Reader(ParquetFileReader file, int maxBytes) {
            this.file = file;
            this.maxBytes = maxBytes;
            this.schema = file.getFooter().getFileMetaData().getSchema();
            this.blocks = file.getFooter().getBlocks();
        }

        @Override
        public @Nullable ShardRecord next() throws IOException {
            Group row = row();
            if (row == null) {
                return null;
            }
            var fields = ParquetValues.fields(row);
            long size = size(fields);
            return size > maxBytes
                    ? ShardRecord.broken(
                            number, 0, size, "larger than a record may be: bytes=" + size + " limit=" + maxBytes)
                    : new ShardRecord(number, 0, size, fields, "");
        }

        private @Nullable Group row() throws IOException {
            try {
                while (left == 0) {
                    PageReadStore pages = file.readNextRowGroup();
                    if (pages == null) {
                        return null;
                    }
                    block++;
                    left = pages.getRowCount();
                    rows = new ColumnIOFactory(
                                    file.getFooter().getFileMetaData().getCreatedBy())
                            .getColumnIO(schema)
                            .getRecordReader(pages, new GroupRecordConverter(schema));
                }
                Group row = rows == null ? null : rows.read();
                left--;
                number++;
                return row;
            } catch (IOException | RuntimeException broken) { // the library throws both of damaged pages
                throw new ShardException(
                        "it is damaged or cannot be read on: record=" + (number + 1) + " reason=" + reason(broken),
                        broken);
            }
        }

        /** Characters and bytes of all values, and something for each. */
        private static long size(Object value) {
            if (value instanceof String text) {
                return text.length();
            }
            if (value instanceof byte[] bytes) {
                return bytes.length;
            }
            long size = 0;
            if (value instanceof Map<?, ?> map) {
                for (Object one : map.values()) {
                    size += size(one);
                }
                return size;
            }
            if (value instanceof List<?> list) {
                for (Object one : list) {
                    size += size(one);
                }
                return size;
            }
            return Long.BYTES;
        }

        @Override
        public void skipTo(long target, long offset) throws IOException {
            while (number + left < target - 1
                    && block < blocks.size()
                    && number + left + blocks.get(block).getRowCount() < target) {
                number += left;
                left = 0;
                file.skipNextRowGroup();
                number += blocks.get(block).getRowCount();
                block++;
            }
            while (number < target - 1 && row() != null) {
                // passed over
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
