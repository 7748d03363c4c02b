package dev.corpusmill.index.records;

import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.Shard;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.api.records.UnreadableShardException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** CSV with a header, in UTF-8. All values are texts. */
final class CsvFormat implements RecordFormat {
    private static final int MAX_HEADER_BYTES = 1 << 20;

    private final char delimiter;
    private final CSVFormat csv;

    CsvFormat(char delimiter) {
        this.delimiter = delimiter;
        this.csv = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    @Override
    public List<String> fields(Shard shard) throws IOException {
        try (Reader reader = new Reader(shard, MAX_HEADER_BYTES)) {
            return reader.header;
        }
    }

    @Override
    public RecordReader open(Shard shard, int maxBytes) throws IOException {
        return new Reader(shard, maxBytes);
    }

    private List<String> header(ByteRecords first) throws IOException {
        if (!first.next()) {
            return List.of(); // an empty shard has no records
        }
        StrictUtf8.Decoded line = StrictUtf8.decode(first.bytes(), first.length());
        if (first.tooLarge() || line.broken() >= 0) {
            throw new UnreadableShardException("its first line is no header in UTF-8");
        }
        List<String> names = values(line.text());
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new UnreadableShardException("two columns of its header have one name: column=" + name);
            }
        }
        if (seen.isEmpty()) {
            throw new UnreadableShardException("its first line is empty, expected a header");
        }
        return names;
    }

    private List<String> values(String text) throws IOException {
        String record = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        try (CSVParser parser = CSVParser.parse(record, csv)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() > 1) {
                throw new IOException("a carriage return outside of quotes");
            }
            return records.isEmpty() ? List.of() : records.get(0).toList();
        }
    }

    private final class Reader implements RecordReader {
        private final CsvEnds ends = new CsvEnds(delimiter);
        private final ByteRecords lines;
        private final List<String> header;
        private final int maxBytes;
        private long number;

        Reader(Shard shard, int maxBytes) throws IOException {
            this.maxBytes = maxBytes;
            this.lines = new ByteRecords(shard, ends, maxBytes);
            this.header = header(lines);
        }

        @Override
        public @Nullable ShardRecord next() throws IOException {
            while (lines.next()) {
                if (!lines.ended() && ends.open()) {
                    throw new ShardException("a quote is not closed: record=" + (number + 1)
                            + " (or the shard breaks off within quotes)");
                }
                if (lines.tooLarge()) {
                    number++;
                    return broken("larger than a record may be: bytes=" + lines.size() + " limit=" + maxBytes);
                }
                StrictUtf8.Decoded line = StrictUtf8.decode(lines.bytes(), lines.length());
                if (!line.text().isBlank()) {
                    number++;
                    return record(line);
                }
            }
            return null;
        }

        private ShardRecord record(StrictUtf8.Decoded line) throws IOException {
            if (line.broken() >= 0) {
                return broken("not UTF-8: byte=" + line.broken() + " of the record");
            }
            List<String> values;
            try {
                values = values(line.text());
            } catch (IOException | java.io.UncheckedIOException wrong) {
                return broken("not CSV: " + wrong.getMessage());
            }
            if (values.size() != header.size()) {
                if (!lines.ended() && values.size() < header.size()) {
                    throw new ShardException("its last record breaks off: record=" + number);
                }
                return broken("other columns than the header: values=" + values.size() + " columns=" + header.size());
            }
            Map<String, Object> fields = new HashMap<>(2 * values.size());
            for (int i = 0; i < values.size(); i++) {
                fields.put(header.get(i), values.get(i));
            }
            return new ShardRecord(number, lines.offset(), lines.size(), fields, "");
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
}
