package dev.corpusmill.query.cache;

import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.security.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Answers, each with the digest of the sources that it was written from. An answer serves as long as the sources that
 * would be used now have the same digest: it outlives rebuilds, and goes with any change of what it rests on.
 */
public final class AnswerCache<A> implements ServiceCache {
    private static final int MAX_ALIKE = 16;

    private final BoundedCache<AnswerKey, Kept<A>> answers;
    private final BoundedCache<Sources, List<Alike<A>>> alike;
    private final Map<Flight, CompletableFuture<A>> inFlight = new ConcurrentHashMap<>();
    private final double similarAbove;

    private record Kept<A>(String digest, A answer) {}

    private record Alike<A>(float[] vector, A answer) {}

    private record Sources(Scope scope, NodeFilter filter, String variant, String digest) {}

    private record Flight(AnswerKey key, String digest) {}

    /** How much is kept; {@code similarAbove} of 1 keeps answers to their own questions. */
    public record Limits(long maxBytes, Duration ttl, double similarAbove) {}

    public AnswerCache(Limits limits, ToIntFunction<A> bytes, LongSupplier nanoTime) {
        this.similarAbove = limits.similarAbove();
        this.answers = new BoundedCache<>(
                limits.maxBytes(),
                limits.ttl(),
                (key, kept) -> 2 * key.question().length() + bytes.applyAsInt(kept.answer()),
                nanoTime);
        this.alike = new BoundedCache<>(
                similarAbove < 1 ? limits.maxBytes() : 0,
                limits.ttl(),
                (sources, list) -> list.stream()
                        .mapToInt(each -> bytes.applyAsInt(each.answer()) + Float.BYTES * each.vector().length)
                        .sum(),
                nanoTime);
    }

    /**
     * The answer to this question from these sources; one from other sources is dropped.
     *
     * @param vector of the question, asked for only where similar questions count
     */
    public Optional<A> find(AnswerKey key, String digest, Supplier<float[]> vector) {
        Kept<A> kept = answers.peek(key);
        if (kept != null && kept.digest().equals(digest)) {
            answers.hit();
            return Optional.of(kept.answer());
        }
        if (kept != null) {
            answers.drop(key, kept);
        }
        Optional<A> similar = similarAbove < 1 ? similar(sources(key, digest), vector.get()) : Optional.empty();
        if (similar.isPresent()) {
            answers.hit();
        } else {
            answers.miss();
        }
        return similar;
    }

    private Optional<A> similar(Sources sources, float[] vector) {
        List<Alike<A>> list = alike.peek(sources);
        Optional<A> best = Optional.empty();
        double least = similarAbove;
        for (Alike<A> each : list == null ? List.<Alike<A>>of() : list) {
            double cosine = Vectors.cosine(vector, each.vector());
            if (cosine >= least) {
                least = cosine;
                best = Optional.of(each.answer());
            }
        }
        return best;
    }

    /** Keeps an answer that was written from sources with this digest. */
    public void keep(AnswerKey key, String digest, A answer, Supplier<float[]> vector) {
        answers.put(key, new Kept<>(digest, answer));
        if (similarAbove < 1) {
            Sources sources = sources(key, digest);
            List<Alike<A>> before = alike.peek(sources);
            List<Alike<A>> list = new ArrayList<>(before == null ? List.of() : before);
            list.add(new Alike<>(vector.get(), answer));
            alike.put(sources, List.copyOf(list.subList(Math.max(0, list.size() - MAX_ALIKE), list.size())));
        }
    }

    /**
     * The same answer that is in flight already; {@code own} if there is none, and then others wait for that until it
     * ends.
     */
    public CompletableFuture<A> inFlight(AnswerKey key, String digest, CompletableFuture<A> own) {
        Flight flight = new Flight(key, digest);
        CompletableFuture<A> first =
                inFlight.compute(flight, (same, other) -> other == null || other.isDone() ? own : other);
        if (first == own) {
            var unused = own.whenComplete((done, failure) -> inFlight.remove(flight, own));
        }
        return first;
    }

    /** A request waits for the answer of another one. */
    public void shared() {
        answers.shared();
    }

    /** The questions that were asked most. */
    public List<AnswerKey> hottest(int limit) {
        return answers.hottest(limit);
    }

    private static Sources sources(AnswerKey key, String digest) {
        return new Sources(key.scope(), key.filter(), key.variant(), digest);
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public Report report() {
        return answers.report();
    }

    @Override
    public void clear() {
        answers.clear();
        alike.clear();
    }
}
