package dev.corpusmill.index.command;

import dev.corpusmill.model.CatalogueRow;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.model.Node;
import dev.corpusmill.store.ControlRecord;
import dev.corpusmill.store.Generation;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.GenerationWriter;
import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that fails once in a while, as the plan of the test says: at the nth upsert, and after the nth commit. */
final class FlakyStore implements IndexStore {
    /** What fails next; shared by all writers of the test, like a disk that all of them use. */
    record Plan(FailureKind kind, AtomicInteger upsertsUntilFailure, AtomicInteger commitsUntilFailure) {
        Plan(FailureKind kind, int upserts, int commits) {
            this(kind, new AtomicInteger(upserts), new AtomicInteger(commits));
        }

        private void count(AtomicInteger left, String what) {
            if (left.decrementAndGet() == 0) {
                throw new StoreException(kind, "planned failure: after=" + what);
            }
        }
    }

    private final IndexStore store;
    private final Plan plan;

    FlakyStore(IndexStore store, Plan plan) {
        this.store = store;
        this.plan = plan;
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        return new FlakyWriter(store.openWriter(generation), plan);
    }

    @Override
    public void check(Deadline deadline) {
        store.check(deadline);
    }

    @Override
    public List<Generation> generations() {
        return store.generations();
    }

    @Override
    public Optional<String> live() {
        return store.live();
    }

    @Override
    public void create(Generation manifest) {
        store.create(manifest);
    }

    @Override
    public GenerationReader openReader(String generation) {
        return store.openReader(generation);
    }

    @Override
    public void putManifest(Generation manifest) {
        store.putManifest(manifest);
    }

    @Override
    public void promote(String generation) {
        store.promote(generation);
    }

    @Override
    public void drop(String generation) {
        store.drop(generation);
    }

    @Override
    public ControlRecord control() {
        return store.control();
    }

    @Override
    public void close() {
        store.close();
    }

    /** Fails before an upsert takes effect, or after a commit did: its acknowledgement is lost. */
    private record FlakyWriter(GenerationWriter writer, Plan plan) implements GenerationWriter {
        @Override
        public int concurrency() {
            return writer.concurrency();
        }

        @Override
        public void upsert(String group, List<Node> nodes) {
            plan.count(plan.upsertsUntilFailure(), "upsert");
            writer.upsert(group, nodes);
        }

        @Override
        public void commit() {
            writer.commit();
            plan.count(plan.commitsUntilFailure(), "commit");
        }

        @Override
        public void delete(String group, Collection<String> ids) {
            writer.delete(group, ids);
        }

        @Override
        public void upsertCatalogue(List<CatalogueRow> rows) {
            writer.upsertCatalogue(rows);
        }

        @Override
        public void deleteCatalogue(Collection<String> documentIds) {
            writer.deleteCatalogue(documentIds);
        }

        @Override
        public void deleteNodesOf(String documentId) {
            writer.deleteNodesOf(documentId);
        }

        @Override
        public void optimize() {
            writer.optimize();
        }

        @Override
        public boolean atomicCommits() {
            return writer.atomicCommits();
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
