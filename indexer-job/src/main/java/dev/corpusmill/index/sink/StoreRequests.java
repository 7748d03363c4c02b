package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.CommittedView;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.call.Retrying;
import dev.corpusmill.index.flow.DocumentContext;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends the writes of one lane to the store in one request: repeated where that may help, halved where the store refuses
 * it, until the refused row stands alone. Every request may be repeated, so a lost answer costs nothing but its time. For
 * as many threads as the writer.
 */
final class StoreRequests {
    /** How many nodes one read of old nodes brings. */
    private static final int PAGE = 200;

    private final GenerationWriter writer;
    private final CommittedView before;
    private final CatalogueRows rows;
    private final Retrying retrying;
    private final Duration timeout;

    /** A write that the store will never take. */
    record Refusal(DocumentWrite write, String reason) {}

    /** {@code before} shows the generation as it was at a checkpoint of this attempt, or when it began; {@code timeout} ends retries. */
    StoreRequests(
            GenerationWriter writer, CommittedView before, CatalogueRows rows, Retrying retrying, Duration timeout) {
        this.writer = writer;
        this.before = before;
        this.rows = rows;
        this.retrying = retrying;
        this.timeout = timeout;
    }

    /** Carries out writes of one lane; what is not refused has taken effect when it returns. */
    List<Refusal> send(List<DocumentWrite> writes) {
        List<Refusal> refusals = new ArrayList<>();
        Class<? extends DocumentWrite> kind = writes.get(0).lane().kind();
        if (kind == PutNode.class) {
            put(of(PutNode.class, writes), refusals);
        } else if (kind == PutRow.class) {
            halving(of(PutRow.class, writes), part -> upsertRows(part.stream().map(PutRow::row)), refusals);
        } else if (kind == Mark.class) {
            halving(of(Mark.class, writes), this::mark, refusals);
        } else if (kind == Touch.class) {
            halving(of(Touch.class, writes), this::touch, refusals);
        } else if (kind == KeepFailed.class) {
            halving(of(KeepFailed.class, writes), this::keep, refusals);
        } else if (kind == DropNodes.class) {
            dropNodes(of(DropNodes.class, writes));
        } else if (kind == Clean.class) {
            of(Clean.class, writes).forEach(one -> repeat(() -> writer.deleteNodesOf(one.documentId())));
        } else {
            List<String> ids =
                    of(DropRow.class, writes).stream().map(DropRow::documentId).toList();
            repeat(() -> writer.deleteCatalogue(ids));
        }
        return refusals;
    }

    private void put(List<PutNode> writes, List<Refusal> refusals) {
        String group = writes.get(0).group();
        halving(
                writes,
                part -> writer.upsert(group, part.stream().map(PutNode::node).toList()),
                refusals);
    }

    private void dropNodes(List<DropNodes> writes) {
        List<String> ids = writes.stream().flatMap(one -> one.ids().stream()).toList();
        repeat(() -> writer.delete(writes.get(0).group(), ids));
    }

    private void mark(List<Mark> writes) {
        Map<String, CatalogueRow> old = oldRows(
                writes.stream().filter(Mark::known).map(Mark::documentId).toList());
        upsertRows(writes.stream().map(one -> {
            CatalogueRow first = one.first();
            return old.getOrDefault(one.documentId(), first).marked(one.mark(), first.version());
        }));
    }

    private void touch(List<Touch> writes) {
        Map<String, CatalogueRow> old =
                oldRows(writes.stream().map(Touch::documentId).toList());
        List<CatalogueRow> touched = new ArrayList<>();
        for (Touch one : writes) {
            PlanEntry entry = one.header().entry();
            CatalogueRow row = old.get(one.documentId());
            if (row == null) {
                throw new ClassifiedException(
                        FailureKind.TRANSIENT, "catalogue row vanished during the run: document=" + one.documentId());
            }
            if (entry.action() == PlanAction.MISSING) {
                touched.add(rows.missing(row, entry.version()));
                continue;
            }
            if (!row.access().sameAs(entry.access())) {
                entry.nodes().forEach((group, count) -> regrant(entry, group, count));
            }
            touched.add(rows.touched(row, one.header()));
        }
        writer.upsertCatalogue(touched);
    }

    private void regrant(PlanEntry entry, String group, int count) {
        for (int from = 0; from < count; from += PAGE) {
            DropNodes page = new DropNodes(entry.documentId(), group, from, Math.min(count, from + PAGE));
            List<Node> nodes = new ArrayList<>();
            for (Node node : before.get().fetch(group, page.ids())) {
                nodes.add(node.withAccess(entry.version(), entry.access()));
            }
            writer.upsert(group, nodes);
        }
    }

    /** An earlier attempt of this run may have finished the document, or left it half done: then nothing of it is kept. */
    private void keep(List<KeepFailed> writes) {
        Map<String, CatalogueRow> old =
                oldRows(writes.stream().map(KeepFailed::documentId).toList());
        List<CatalogueRow> failed = new ArrayList<>();
        for (KeepFailed one : writes) {
            DocumentContext header = one.header();
            CatalogueRow row = old.get(one.documentId());
            if (row != null && row.status().unfinished()) {
                writer.deleteNodesOf(one.documentId());
                row = null;
            }
            failed.add(rows.failed(header, row == null ? Map.of() : row.nodes()));
        }
        writer.upsertCatalogue(failed);
    }

    private Map<String, CatalogueRow> oldRows(List<String> documentIds) {
        Map<String, CatalogueRow> byId = new HashMap<>();
        if (!documentIds.isEmpty()) {
            before.get().fetchCatalogue(documentIds).forEach(row -> byId.put(row.documentId(), row));
        }
        return byId;
    }

    private void upsertRows(Stream<CatalogueRow> added) {
        writer.upsertCatalogue(added.toList());
    }

    private <T extends DocumentWrite> void halving(List<T> writes, Consumer<List<T>> request, List<Refusal> refusals) {
        try {
            repeat(() -> request.accept(writes));
        } catch (StoreException failure) {
            if (failure.kind() != FailureKind.REJECTED) {
                throw failure;
            }
            if (writes.size() == 1) {
                refusals.add(new Refusal(writes.get(0), ClassifiedException.reasonOf(failure)));
                return;
            }
            int half = writes.size() / 2;
            halving(writes.subList(0, half), request, refusals);
            halving(writes.subList(half, writes.size()), request, refusals);
        }
    }

    private void repeat(Runnable request) {
        Supplier<Boolean> attempt = () -> {
            request.run();
            return true;
        };
        retrying.call(attempt, Deadline.after(timeout));
    }

    private static <T extends DocumentWrite> List<T> of(Class<T> kind, List<DocumentWrite> writes) {
        return writes.stream().map(kind::cast).toList();
    }
}
