package dev.corpusmill.index.records;

import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordFormatProvider;

/** Brings the format {@code jsonl}. */
public final class JsonLinesProvider implements RecordFormatProvider {
    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public RecordFormat open() {
        return new JsonLinesFormat();
    }
}
