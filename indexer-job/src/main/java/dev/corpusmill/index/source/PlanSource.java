package dev.corpusmill.index.source;

import dev.corpusmill.index.flow.PlanEntry;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The entries of a plan, read from its files: first all that add or change, and once a checkpoint covers those, the deletions. */
public final class PlanSource implements Source<PlanEntry, PlanSplit, PlanEnumeratorState> {
    private static final long serialVersionUID = 1L;

    private final List<String> parts;
    private final List<String> deleteParts;

    /** Takes the URIs of the plan's files. */
    public PlanSource(List<String> parts, List<String> deleteParts) {
        this.parts = List.copyOf(parts);
        this.deleteParts = List.copyOf(deleteParts);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<PlanSplit, PlanEnumeratorState> createEnumerator(SplitEnumeratorContext<PlanSplit> context) {
        return new PlanEnumerator(context, new PlanEnumeratorState(splits(parts), splits(deleteParts)));
    }

    @Override
    public SplitEnumerator<PlanSplit, PlanEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<PlanSplit> context, PlanEnumeratorState checkpoint) {
        return new PlanEnumerator(context, checkpoint);
    }

    @Override
    public SourceReader<PlanEntry, PlanSplit> createReader(SourceReaderContext context) {
        return new PlanReader(context);
    }

    @Override
    public SimpleVersionedSerializer<PlanSplit> getSplitSerializer() {
        return PlanSerializers.SPLIT;
    }

    @Override
    public SimpleVersionedSerializer<PlanEnumeratorState> getEnumeratorCheckpointSerializer() {
        return PlanSerializers.PROGRESS;
    }

    private static List<PlanSplit> splits(List<String> uris) {
        return uris.stream().map(uri -> new PlanSplit(uri, 0)).toList();
    }
}
