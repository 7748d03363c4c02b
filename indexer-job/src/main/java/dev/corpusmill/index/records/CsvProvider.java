package dev.corpusmill.index.records;

import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordFormatProvider;

/** Brings the format {@code csv}: fields with commas between them, quoted as RFC 4180 says. */
public final class CsvProvider implements RecordFormatProvider {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public RecordFormat open() {
        return new CsvFormat(',');
    }
}
