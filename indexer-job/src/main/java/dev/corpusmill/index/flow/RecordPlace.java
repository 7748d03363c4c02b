package dev.corpusmill.index.flow;

import java.util.Comparator;

/**
 * Where a record of an export is, and what is known of it.
 *
 * @param shard where its shard is
 * @param name of the shard, below the folder of its source
 * @param number of the record in its shard, from 1
 * @param offset of the record in the unpacked shard, in bytes; 0 where its format has no such place
 * @param hash of all that its document is made of
 * @param problem why the record cannot be read; empty where it can
 */
public record RecordPlace(String shard, String name, long number, long offset, String hash, String problem) {
    /** Shards one after the other, the records of each in their order. */
    public static final Comparator<RecordPlace> ORDER =
            Comparator.comparing(RecordPlace::shard).thenComparingLong(RecordPlace::number);

    /** For a person, like {@code part-01.jsonl#17}. */
    public String label() {
        return name + "#" + number;
    }

    /** The same record, which cannot be taken for this reason. */
    public RecordPlace withProblem(String newHash, String reason) {
        return new RecordPlace(shard, name, number, offset, newHash, reason);
    }
}
