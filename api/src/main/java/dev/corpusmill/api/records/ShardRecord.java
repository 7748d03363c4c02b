package dev.corpusmill.api.records;

import java.util.Collections;
import java.util.Map;

/**
 * A record as it stands in its shard.
 *
 * @param number of the record in its shard, from 1; in formats of lines the number of the line, without a header
 * @param offset where it begins, in unpacked bytes; 0 where the format has no such place
 * @param size bytes, or an estimate of them
 * @param fields values by name: {@code String}, {@code Boolean}, {@code Number}, {@code byte[]}, {@code List}, {@code Map}; what is null may be left out
 * @param problem why its fields cannot be read, one line for a person; empty where they can
 */
public record ShardRecord(long number, long offset, long size, Map<String, Object> fields, String problem) {
    public ShardRecord {
        fields = Collections.unmodifiableMap(fields); // not copied: a record is mapped once and dropped
    }

    /** A record that cannot be read. */
    public static ShardRecord broken(long number, long offset, long size, String problem) {
        return new ShardRecord(number, offset, size, Map.of(), problem);
    }
}
