package dev.corpusmill.index.records;

import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordFormatProvider;

/** Brings the format {@code tsv}: as {@code csv}, with tabs. */
public final class TsvProvider implements RecordFormatProvider {
    @Override
    public String name() {
        return "tsv";
    }

    @Override
    public RecordFormat open() {
        return new CsvFormat('\t');
    }
}
