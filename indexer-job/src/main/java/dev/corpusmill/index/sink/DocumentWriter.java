package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.config.RouteConfig;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.sink.DocumentWrite.Clean;
import dev.corpusmill.index.sink.DocumentWrite.DropNodes;
import dev.corpusmill.index.sink.DocumentWrite.DropRow;
import dev.corpusmill.index.sink.DocumentWrite.KeepFailed;
import dev.corpusmill.index.sink.DocumentWrite.Mark;
import dev.corpusmill.index.sink.DocumentWrite.PutNode;
import dev.corpusmill.index.sink.DocumentWrite.PutRow;
import dev.corpusmill.index.sink.DocumentWrite.Touch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document on its way into the store: mark, nodes, removal of stale nodes, and last the row that says what became of it.
 * A node that the store refuses fails the whole document.
 */
final class DocumentWriter implements WriteSequence.Refused {
    private final DocumentPipeline pipeline;
    private final CatalogueRows rows;
    private final Rules rules;
    private final PlanEntry entry;
    /** One more than the highest ordinal that was written, per group. */
    private final Map<String, Integer> written = new HashMap<>();

    private final MeanVector mean = new MeanVector();
    private boolean begun;
    private String refusal = "";
    private Optional<DocumentContext> end = Optional.empty();
    private boolean replaced;

    /**
     * What the store and the history of the run ask for.
     *
     * @param marks whether readers and later runs may see half a document, so that its row has to say so first
     * @param restarted whether an earlier attempt may have written other nodes of the document
     */
    record Rules(boolean marks, boolean restarted) {}

    DocumentWriter(DocumentPipeline pipeline, CatalogueRows rows, Rules rules, PlanEntry entry) {
        this.pipeline = pipeline;
        this.rows = rows;
        this.rules = rules;
        this.entry = entry;
    }

    void add(EmbeddedRecord record) throws InterruptedException {
        if (!refusal.isEmpty()) {
            return;
        }
        begin(DocumentStatus.WRITING);
        written.merge(record.group(), record.ordinal() + 1, Math::max);
        if (record.group().equals(RouteConfig.DEFAULT_GROUP)) { // finer groups say the same once more
            mean.add(record.vector());
        }
        pipeline.add(new PutNode(record.group(), record.node()));
    }

    /** The document's last record has come. */
    void close(DocumentContext document) throws InterruptedException {
        end = Optional.of(document);
        List<DocumentWrite> ending = refusal.isEmpty() ? ending(document) : failed(refused(document));
        for (DocumentWrite write : ending) {
            if (!replaced) {
                pipeline.add(write);
            }
        }
        pipeline.close(entry.documentId());
    }

    @Override
    public void refused(DocumentWrite write, String reason) {
        if (write.closes() && !refusal.isEmpty()) {
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    "the store takes no catalogue row of the document: document=" + entry.documentId() + " reason="
                            + reason);
        }
        if (refusal.isEmpty()) {
            refusal = reason;
            end.ifPresent(document -> {
                replaced = true;
                pipeline.replace(entry.documentId(), failed(refused(document)));
            });
        }
    }

    private DocumentContext refused(DocumentContext document) {
        return document.failed(new Failure(Stage.SINK, FailureKind.REJECTED, refusal));
    }

    private List<DocumentWrite> ending(DocumentContext document) throws InterruptedException {
        return switch (document.outcome()) {
            case INDEXED -> {
                begin(DocumentStatus.WRITING);
                List<DocumentWrite> writes = drops(entry.nodes(), document.nodes());
                writes.add(new PutRow(rows.indexed(document, mean.get())));
                yield writes;
            }
            case EMPTY -> {
                beginIfNodes(DocumentStatus.WRITING);
                List<DocumentWrite> writes = drops(entry.nodes(), Map.of());
                writes.add(new PutRow(rows.empty(document)));
                yield writes;
            }
            case FAILED -> {
                if (document.failedIn(Stage.FETCH)) {
                    yield List.of(new KeepFailed(document));
                }
                beginIfNodes(DocumentStatus.WRITING);
                yield failed(document);
            }
            case UNCHANGED -> List.of(new Touch(document));
            case NOT_READ -> entry.action() == PlanAction.DELETE ? deletion() : List.of(new Touch(document));
        };
    }

    private List<DocumentWrite> deletion() throws InterruptedException {
        begin(DocumentStatus.DELETING);
        List<DocumentWrite> writes = drops(entry.nodes(), Map.of());
        writes.add(new DropRow(entry.documentId()));
        return writes;
    }

    /** Nothing of the document stays but a row that says why. */
    private List<DocumentWrite> failed(DocumentContext document) {
        Map<String, Integer> all = new HashMap<>(entry.nodes());
        written.forEach((group, count) -> all.merge(group, count, Math::max));
        List<DocumentWrite> writes = drops(all, Map.of());
        writes.add(new PutRow(rows.failed(document, Map.of())));
        return writes;
    }

    /** Removes the nodes whose ordinals are not kept. */
    private List<DocumentWrite> drops(Map<String, Integer> present, Map<String, Integer> kept) {
        List<DocumentWrite> writes = new ArrayList<>();
        present.forEach((group, count) -> {
            int from = kept.getOrDefault(group, 0);
            if (from < count) {
                writes.add(new DropNodes(entry.documentId(), group, from, count));
            }
        });
        return writes;
    }

    private void beginIfNodes(DocumentStatus mark) throws InterruptedException {
        if (!entry.nodes().isEmpty() || cleans()) {
            begin(mark);
        }
    }

    /** Before the first change of a node: says that the document is open, and removes nodes that the catalogue does not count. */
    private void begin(DocumentStatus mark) throws InterruptedException {
        if (begun) {
            return;
        }

        begun = true;
        if (rules.marks()) {
            boolean known = entry.action() != PlanAction.ADD || rules.restarted();
            pipeline.add(new Mark(mark, known, rows.first(entry)));
        }

        if (cleans()) {
            pipeline.add(new Clean(entry.documentId()));
        }
    }

    private boolean cleans() {
        return entry.clean() || rules.restarted();
    }
}
