package dev.corpusmill.index.plan;

import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * Writes the entries of a plan into files of bounded length: first what is to be read, apart from it what is gone, which a
 * run touches only when all else is done. So a run that fails on its way counts for none that missed a document.
 * Records of exports come in the order of their places.
 */
public final class PlanWriter {
    private final PartFiles<PlanEntry> parts;
    private final PartFiles<PlanEntry> deleteParts;
    private final PartFiles<KeptDocument> keptParts;
    private final EntriesByPlace records = new EntriesByPlace();

    public PlanWriter(String folder) {
        Path path = new Path(folder);
        this.parts = new PartFiles<>(path, "part");
        this.deleteParts = new PartFiles<>(path, "gone");
        this.keptParts = new PartFiles<>(path, "keep");
    }

    public void add(PlanEntry entry) {
        boolean gone = entry.action() == PlanAction.DELETE || entry.action() == PlanAction.MISSING;
        if (!gone && entry.record() != null) {
            records.add(entry);
        } else {
            (gone ? deleteParts : parts).add(entry);
        }
    }

    void keep(KeptDocument document) {
        keptParts.add(document);
    }

    /** Writes what is left; the lists of parts are complete after it. */
    public void finish() {
        records.drain(parts::add);
        parts.flush();
        deleteParts.flush();
        keptParts.flush();
    }

    public List<String> parts() {
        return parts.uris();
    }

    public List<String> deleteParts() {
        return deleteParts.uris();
    }
}
