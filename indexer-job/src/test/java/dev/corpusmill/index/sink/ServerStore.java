package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.ForwardingStore;
import dev.corpusmill.testkit.store.ForwardingWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * The memory store as a server would be: every write is seen at once, four may be in flight, some are refused or fail. It
 * notes what came, in the order in which it took effect.
 */
final class ServerStore extends ForwardingStore {
    private final MemoryStore store;
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private Consumer<List<Node>> onUpsert = nodes -> {};
    private String refusedRow = "";

    ServerStore(MemoryStore store) {
        super(store);
        this.store = store;
    }

    /** Runs before nodes are written, on the thread of the request; what it throws is what the server answers. */
    ServerStore onUpsert(Consumer<List<Node>> hook) {
        onUpsert = hook;
        return this;
    }

    /** A server that refuses nodes of this text. */
    ServerStore refusing(String text) {
        return onUpsert(nodes -> {
            if (nodes.stream().anyMatch(node -> node.text().equals(text))) {
                throw new StoreException(FailureKind.REJECTED, "bad row: text=" + text);
            }
        });
    }

    /** A server that takes no catalogue row of this document. */
    ServerStore refusingRowsOf(String documentId) {
        refusedRow = documentId;
        return this;
    }

    /** What took effect, like {@code node s:a#0}, {@code row s:a INDEXED}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** The calls that concern one document. */
    List<String> callsOf(String documentId) {
        return calls().stream()
                .filter(call -> call.contains(" " + documentId + "#")
                        || call.endsWith(" " + documentId)
                        || call.contains(" " + documentId + " "))
                .toList();
    }

    long requests() {
        return calls().stream().filter(call -> call.startsWith("request")).count();
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        return new ServerWriter(super.openWriter(generation));
    }

    @Override
    public GenerationReader openReader(String generation) {
        return new LatestReader(store, generation);
    }

    /** The server keeps running when one of its clients ends. */
    @Override
    public void close() {}

    private final class ServerWriter extends ForwardingWriter {
        ServerWriter(GenerationWriter writer) {
            super(writer);
        }

        @Override
        public int concurrency() {
            return 4;
        }

        @Override
        public boolean atomicCommits() {
            return false;
        }

        @Override
        public void upsert(String group, List<Node> nodes) {
            onUpsert.accept(nodes);
            visible("request nodes", () -> {
                super.upsert(group, nodes);
                nodes.forEach(node -> calls.add("node " + node.documentId() + "#" + node.ordinal()));
            });
        }

        @Override
        public void delete(String group, Collection<String> ids) {
            visible("request drops", () -> {
                super.delete(group, ids);
                calls.add("drop " + ids.size());
            });
        }

        @Override
        public void upsertCatalogue(List<CatalogueRow> rows) {
            if (rows.stream().anyMatch(row -> row.documentId().equals(refusedRow))) {
                throw new StoreException(FailureKind.REJECTED, "bad row: document=" + refusedRow);
            }
            visible("request rows", () -> {
                super.upsertCatalogue(rows);
                rows.forEach(row -> calls.add("row " + row.documentId() + " " + row.status()));
            });
        }

        @Override
        public void deleteCatalogue(Collection<String> documentIds) {
            visible("request row drops", () -> {
                super.deleteCatalogue(documentIds);
                documentIds.forEach(id -> calls.add("row dropped " + id));
            });
        }

        @Override
        public void deleteNodesOf(String documentId) {
            visible("request clean", () -> {
                super.deleteNodesOf(documentId);
                calls.add("clean " + documentId);
            });
        }

        private void visible(String name, Runnable write) {
            synchronized (calls) {
                calls.add(name);
                write.run();
                super.commit();
            }
        }
    }
}
