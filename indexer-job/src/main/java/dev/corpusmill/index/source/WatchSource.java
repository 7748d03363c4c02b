package dev.corpusmill.index.source;

import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.flow.PlanEntry;
import java.io.Serializable;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The continuous source: scans the folders repeatedly and emits what a document needs, once a change is certain. */
public final class WatchSource implements Source<PlanEntry, WatchSplit, WatchEnumeratorState> {
    private static final long serialVersionUID = 1L;

    private final WatchSettings settings;
    private final Tools tools;

    /** What a watch works with, opened where its enumerator runs. */
    public record Tools(StoreOpener store, FilesOpener files, ScanTimer.Opener timer, WatchEvents.Opener events)
            implements Serializable {}

    public WatchSource(WatchSettings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<WatchSplit, WatchEnumeratorState> createEnumerator(
            SplitEnumeratorContext<WatchSplit> context) {
        return new WatchEnumerator(context, settings, tools);
    }

    /** Starts again from the catalogue: it is newer than any checkpoint. */
    @Override
    public SplitEnumerator<WatchSplit, WatchEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<WatchSplit> context, WatchEnumeratorState checkpoint) {
        return new WatchEnumerator(context, settings, tools);
    }

    @Override
    public SourceReader<PlanEntry, WatchSplit> createReader(SourceReaderContext context) {
        return new WatchReader(context);
    }

    @Override
    public SimpleVersionedSerializer<WatchSplit> getSplitSerializer() {
        return WatchSerializers.SPLIT;
    }

    @Override
    public SimpleVersionedSerializer<WatchEnumeratorState> getEnumeratorCheckpointSerializer() {
        return WatchSerializers.STATE;
    }
}
