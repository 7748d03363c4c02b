package dev.corpusmill.index.command;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.command.CrashCell.Place;
import dev.corpusmill.testkit.store.ForwardingStore;
import dev.corpusmill.testkit.store.ForwardingWriter;
import java.util.Collection;
import java.util.List;

/** A store with a trap at each place where a run changes it. */
final class TrapStore extends ForwardingStore {
    private final Trap trap;
    private final Recovery recovery;

    /** What of the recovery is there; tests leave some out to see what it is good for. */
    enum Recovery {
        ALL,
        WITHOUT_CLEANING,
        WITHOUT_MARKS
    }

    TrapStore(IndexStore store, Trap trap, Recovery recovery) {
        super(store);
        this.trap = trap;
        this.recovery = recovery;
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        trap.pass(Place.RESTORE);
        return new TrapWriter(super.openWriter(generation));
    }

    @Override
    public void promote(String generation) {
        trap.pass(Place.PROMOTE, () -> {}, () -> super.promote(generation));
    }

    @Override
    public void drop(String generation) {
        trap.pass(Place.DROP, () -> {}, () -> super.drop(generation));
    }

    private final class TrapWriter extends ForwardingWriter {
        private volatile boolean dirty;

        TrapWriter(GenerationWriter writer) {
            super(writer);
        }

        @Override
        public void upsert(String group, List<Node> nodes) {
            dirty = true;
            if (!trap.loses()) {
                trap.pass(
                        Place.NODE_WRITE,
                        () -> super.upsert(group, nodes.subList(0, nodes.size() / 2)),
                        () -> super.upsert(group, nodes));
            }
        }

        @Override
        public void delete(String group, Collection<String> ids) {
            dirty = true;
            List<String> all = List.copyOf(ids);
            trap.pass(
                    Place.STALE_DELETE,
                    () -> super.delete(group, all.subList(0, all.size() / 2)),
                    () -> super.delete(group, all));
        }

        @Override
        public void upsertCatalogue(List<CatalogueRow> rows) {
            dirty = true;
            trap.pass(
                    Place.CATALOGUE_WRITE,
                    () -> super.upsertCatalogue(rows.subList(0, rows.size() / 2)),
                    () -> super.upsertCatalogue(rows));
        }

        @Override
        public void deleteCatalogue(Collection<String> documentIds) {
            dirty = true;
            List<String> all = List.copyOf(documentIds);
            trap.pass(
                    Place.CATALOGUE_WRITE,
                    () -> super.deleteCatalogue(all.subList(0, all.size() / 2)),
                    () -> super.deleteCatalogue(all));
        }

        @Override
        public void deleteNodesOf(String documentId) {
            if (recovery != Recovery.WITHOUT_CLEANING) {
                super.deleteNodesOf(documentId);
            }
        }

        @Override
        public boolean atomicCommits() {
            return recovery == Recovery.WITHOUT_MARKS || super.atomicCommits();
        }

        @Override
        public void commit() {
            if (dirty) {
                dirty = false;
                trap.pass(Place.CHECKPOINT, () -> {}, super::commit);
            } else {
                super.commit();
            }
        }
    }
}
