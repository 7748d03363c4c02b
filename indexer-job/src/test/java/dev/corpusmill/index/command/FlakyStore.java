package dev.corpusmill.index.command;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.testkit.store.ForwardingStore;
import dev.corpusmill.testkit.store.ForwardingWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that fails once in a while, as the plan of the test says: at the nth upsert, and after the nth commit. */
final class FlakyStore extends ForwardingStore {
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

    private final Plan plan;

    FlakyStore(IndexStore store, Plan plan) {
        super(store);
        this.plan = plan;
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        return new FlakyWriter(super.openWriter(generation), plan);
    }

    /** Fails before an upsert takes effect, or after a commit did: its acknowledgement is lost. */
    private static final class FlakyWriter extends ForwardingWriter {
        private final Plan plan;

        FlakyWriter(GenerationWriter writer, Plan plan) {
            super(writer);
            this.plan = plan;
        }

        @Override
        public void upsert(String group, List<Node> nodes) {
            plan.count(plan.upsertsUntilFailure(), "upsert");
            super.upsert(group, nodes);
        }

        @Override
        public void commit() {
            super.commit();
            plan.count(plan.commitsUntilFailure(), "commit");
        }
    }
}
