package dev.corpusmill.api.records;

import java.io.IOException;
import java.util.List;

/** How records lie in shards. Thread-safe. */
public interface RecordFormat {
    /**
     * Looks at a shard before any is read.
     *
     * @return the names of the fields that its records have; empty where that is not known
     * @throws UnreadableShardException where the shard is not of this format
     * @throws ShardException where it breaks off
     */
    List<String> fields(Shard shard) throws IOException;

    /**
     * Opens a shard at its front.
     *
     * @param maxBytes a larger record is given as broken, and is not held in memory
     */
    RecordReader open(Shard shard, int maxBytes) throws IOException;
}
