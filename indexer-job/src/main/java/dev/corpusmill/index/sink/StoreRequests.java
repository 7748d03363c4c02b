package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.CommittedView;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.call.Retrying;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends writes of one key to the store in one request: repeated where that may help, halved where the store refuses it,
 * until the refused row stands alone. Every request may be repeated, so a lost answer costs nothing but its time. For as
 * many threads as the writer.
 */
final class StoreRequests {
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

    /** Carries out writes of one key; what is not refused has taken effect when it returns. */
    List<Refusal> send(List<DocumentWrite> writes) {
        List<Refusal> refusals = new ArrayList<>();
        switch (writes.get(0).sending()) {
            case HALVED -> halving(writes, refusals);
            case TOGETHER -> repeat(writes);
            case ALONE -> writes.forEach(write -> repeat(List.of(write)));
        }
        return refusals;
    }

    private void halving(List<DocumentWrite> writes, List<Refusal> refusals) {
        try {
            repeat(writes);
        } catch (StoreException failure) {
            if (failure.kind() != FailureKind.REJECTED) {
                throw failure;
            }
            if (writes.size() == 1) {
                refusals.add(new Refusal(writes.get(0), ClassifiedException.reasonOf(failure)));
                return;
            }
            int half = writes.size() / 2;
            halving(writes.subList(0, half), refusals);
            halving(writes.subList(half, writes.size()), refusals);
        }
    }

    private void repeat(List<DocumentWrite> writes) {
        Supplier<Boolean> attempt = () -> {
            StoreRequest.send(writes, writer, before.get(), rows);
            return true;
        };
        retrying.call(attempt, Deadline.after(timeout));
    }
}
