package dev.corpusmill.index.records.parquet;

import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordFormatProvider;

/** Brings the format {@code parquet}. */
public final class ParquetProvider implements RecordFormatProvider {
    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public RecordFormat open() {
        return new ParquetFormat();
    }
}
