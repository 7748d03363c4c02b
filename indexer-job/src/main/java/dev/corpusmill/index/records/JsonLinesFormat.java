package dev.corpusmill.index.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.Shard;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Lines: a JSON object a line, in UTF-8. Blank lines are nothing. */
final class JsonLinesFormat implements RecordFormat {
    private static final int HEAD_BYTES = 100;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE) // the record itself is bounded
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(new TypeReference<Map<String, Object>>() {});

    @Override
    public List<String> fields(Shard shard) throws IOException {
        byte[] head;
        try (InputStream in = shard.open(0)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        refuseOthers(head);
        return List.of();
    }

    private static void refuseOthers(byte[] head) throws UnreadableShardException {
        if (head.length >= 2 && ((head[0] == -1 && head[1] == -2) || (head[0] == -2 && head[1] == -1))) {
            throw new UnreadableShardException("UTF-16, but JSON Lines are UTF-8");
        }
        for (byte one : head) {
            if (one == '[') {
                throw new UnreadableShardException(
                        "a JSON array, but JSON Lines are an object a line (jq -c '.[]' makes them of it)");
            }
            boolean before = one == (byte) 0xEF || one == (byte) 0xBB || one == (byte) 0xBF || (one <= ' ' && one >= 0);
            if (!before) {
                return;
            }
        }
    }

    @Override
    public RecordReader open(Shard shard, int maxBytes) throws IOException {
        return new Reader(shard, maxBytes);
    }

    /** Ends of lines. */
    private static final class Lines implements ByteRecords.Ends {
        @Override
        public void begin() {}

        @Override
        public int end(byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '\n') {
                    return i;
                }
            }
            return -1;
        }
    }

    private static final class Reader implements RecordReader {
        private final ByteRecords lines;
        private final int maxBytes;
        private long number;

        Reader(Shard shard, int maxBytes) throws IOException {
            this.maxBytes = maxBytes;
            this.lines = new ByteRecords(shard, new Lines(), maxBytes);
        }

        @Override
        public @Nullable ShardRecord next() throws IOException {
            while (lines.next()) {
                number++;
                if (lines.tooLarge()) {
                    return broken("larger than a record may be: bytes=" + lines.size() + " limit=" + maxBytes);
                }
                StrictUtf8.Decoded line = StrictUtf8.decode(lines.bytes(), lines.length());
                if (!line.text().isBlank()) {
                    return record(line);
                }
            }
            return null;
        }

        private ShardRecord record(StrictUtf8.Decoded line) throws ShardException {
            try {
                if (line.broken() >= 0) {
                    if (!lines.ended()) {
                        throw cutOff(null);
                    }
                    return broken("not UTF-8: byte=" + line.broken() + " of the record");
                }
                Map<String, Object> fields = JSON.readValue(line.text());
                if (fields == null) {
                    return broken("null, expected a JSON object");
                }
                return new ShardRecord(number, lines.offset(), lines.size(), fields, "");
            } catch (JsonProcessingException wrong) {
                if (!lines.ended()) {
                    throw cutOff(wrong);
                }
                return broken("not a JSON object: " + firstLine(wrong.getOriginalMessage()));
            }
        }

        private ShardException cutOff(@Nullable Throwable cause) {
            return new ShardException("its last line breaks off: record=" + number, cause);
        }

        private ShardRecord broken(String problem) {
            return ShardRecord.broken(number, lines.offset(), lines.size(), problem);
        }

        @Override
        public void skipTo(long target, long offset) throws IOException {
            lines.skipTo(offset);
            number = target - 1;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
