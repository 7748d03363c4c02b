package dev.corpusmill.api.records;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the records of a shard from its front. For one thread. */
public interface RecordReader extends AutoCloseable {
    /**
     * The next record; null at the end.
     *
     * @throws ShardException where the shard cannot be read on
     */
    @Nullable
    ShardRecord next() throws IOException;

    /** Moves forward, so that {@link #next} gives the record of this number and offset. */
    void skipTo(long number, long offset) throws IOException;

    @Override
    void close() throws IOException;
}
