package dev.corpusmill.bench;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least work in which these texts can be embedded: plain threads, all texts sorted by length beforehand, batches of
 * a token budget handed out one by one, vectors thrown away.
 */
final class BareLoop {
    private static final int BATCH_TOKENS = 256;

    private final Embedder embedder;
    private final List<List<String>> batches = new ArrayList<>();
    private final int threads;

    BareLoop(Embedder embedder, List<String> texts, int threads) {
        this.embedder = embedder;
        this.threads = threads;
        record Sized(String text, int tokens) {}
        List<Sized> longestFirst = texts.stream()
                .map(text -> new Sized(text, embedder.countTokens(text)))
                .sorted(Comparator.comparingInt((Sized sized) -> -sized.tokens()))
                .toList();
        for (int from = 0; from < longestFirst.size(); ) {
            int count = Math.max(1, BATCH_TOKENS / longestFirst.get(from).tokens());
            int to = Math.min(longestFirst.size(), from + count);
            batches.add(longestFirst.subList(from, to).stream().map(Sized::text).toList());
            from = to;
        }
    }

    Timing run() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicInteger next = new AtomicInteger();
        Timing start = Timing.now();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> embedUntilEmpty(next)));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        Timing timing = Timing.since(start);
        pool.shutdown();
        return timing;
    }

    private void embedUntilEmpty(AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < batches.size(); i = next.getAndIncrement()) {
            embedder.embedPassages(batches.get(i), Deadline.after(Duration.ofMinutes(1)));
        }
    }
}
