package dev.corpusmill.index.chunk;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.index.flow.ChunkRecord;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.SplitterOpener;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.ParsedRecord;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Cuts a document into the nodes of each group; its end comes last and carries their number. */
public final class SplitFunction extends RichFlatMapFunction<ParsedRecord, ChunkRecord> {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, Group> groups;
    private final EmbedderOpener embedderOpener;
    private transient @Nullable Embedder embedder;
    private transient Map<String, Splitter> splitters;

    /**
     * A node group.
     *
     * @param maxTokens longest node that its splitter makes
     * @param parent the coarser group whose nodes are the parents of its own; empty where it has none
     */
    public record Group(int maxTokens, String parent, SplitterOpener splitter) implements Serializable {}

    /** @param groups by name */
    public SplitFunction(Map<String, Group> groups, EmbedderOpener embedderOpener) {
        this.groups = new TreeMap<>(groups);
        this.embedderOpener = embedderOpener;
    }

    @Override
    public void open(OpenContext context) {
        Embedder opened;
        try {
            opened = embedderOpener.open();
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }

        embedder = opened;
        int longest = opened.identity().maxTokens() - opened.countTokens("");

        splitters = new TreeMap<>();
        groups.forEach((name, group) -> {
            if (group.maxTokens() > longest) {
                throw Failures.ofJob(new ClassifiedException(
                        FailureKind.FATAL,
                        "nodes would be longer than the model takes: groups." + name + ".max-tokens="
                                + group.maxTokens() + " model="
                                + opened.identity().model() + " takes=" + longest));
            }
            splitters.put(name, group.splitter().open(opened::tokenEnds));
        });
    }

    @Override
    public void close() {
        if (embedder != null) {
            embedder.close();
        }
    }

    @Override
    public void flatMap(ParsedRecord record, Collector<ChunkRecord> out) {
        DocumentContext document = record.document();
        if (document.outcome() != Outcome.INDEXED) {
            out.collect(ChunkRecord.end(document));
            return;
        }
        Map<String, List<Chunk>> chunks = new TreeMap<>();
        try {
            String path = DocumentId.parse(document.documentId()).path();
            splitters.forEach((group, splitter) -> chunks.put(group, splitter.split(record.body(), path)));
        } catch (ClassifiedException refused) {
            out.collect(ChunkRecord.end(document.failed(failure(refused))));
            return;
        }

        Map<String, Integer> counts = new TreeMap<>();
        chunks.forEach((group, cut) -> {
            String parent = Objects.requireNonNull(groups.get(group)).parent();
            Parents parents = new Parents(document.documentId(), parent, chunks.getOrDefault(parent, List.of()));
            Places places = new Places(record.body());
            int ordinal = 0;
            for (Chunk chunk : cut) {
                Place place = places.of(chunk);
                String parentId = parents.of(chunk);
                out.collect(new ChunkRecord(
                        document, false, group, ordinal++, parentId, chunk.text(), chunk.tokens(), place));
            }
            counts.put(group, ordinal);
        });

        out.collect(ChunkRecord.end(document.split(counts)));
    }

    /** What is no fault of the document ends the run. */
    private static Failure failure(ClassifiedException refused) {
        if (refused.kind() != FailureKind.REJECTED) {
            throw Failures.ofJob(refused);
        }
        return new Failure(Stage.SPLIT, FailureKind.REJECTED, ClassifiedException.reasonOf(refused));
    }
}
