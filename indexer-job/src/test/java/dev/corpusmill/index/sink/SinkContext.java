package dev.corpusmill.index.sink;

import org.apache.flink.api.connector.sink2.SinkWriter.Context;
import org.jspecify.annotations.Nullable;

/** What Flink tells a sink of a record: here, nothing. */
enum SinkContext implements Context {
    INSTANCE;

    @Override
    public long currentWatermark() {
        return 0;
    }

    @Override
    public @Nullable Long timestamp() {
        return null;
    }
}
