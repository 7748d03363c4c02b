package dev.corpusmill.index.source;

import dev.corpusmill.index.flow.PlanEntry;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/** A few entries of a watch, on their way to a reader. */
public record WatchSplit(String splitId, List<PlanEntry> entries) implements SourceSplit {
    public WatchSplit {
        entries = List.copyOf(entries);
    }
}
