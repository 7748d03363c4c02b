package dev.corpusmill.index.records;

import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.Shard;
import dev.corpusmill.api.records.ShardRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A shard in memory. */
record Memory(byte[] bytes, boolean packed) implements Shard {
    static Memory of(String text) {
        return new Memory(text.getBytes(StandardCharsets.UTF_8), false);
    }

    static List<ShardRecord> read(RecordFormat format, Shard shard) throws IOException {
        return read(format, shard, 1000);
    }

    static List<ShardRecord> read(RecordFormat format, Shard shard, int maxBytes) throws IOException {
        List<ShardRecord> records = new ArrayList<>();
        try (RecordReader reader = format.open(shard, maxBytes)) {
            for (ShardRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
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
    public InputStream open(long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }
}
