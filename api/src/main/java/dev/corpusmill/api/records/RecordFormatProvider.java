package dev.corpusmill.api.records;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.Provider;

/** Brings a format of exports: {@code sources[].format} is its name. */
public interface RecordFormatProvider extends Provider<NoSettings> {
    /** The format. */
    RecordFormat open();

    @Override
    default Class<NoSettings> settings() {
        return NoSettings.class;
    }
}
