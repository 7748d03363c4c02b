package dev.corpusmill.bench;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many streams at once, 20 tokens a second each, and what they cost the service. */
final class HeldStreams {
    private static final int TOKENS = 300;
    private static final Duration TOKEN = Duration.ofMillis(50);
    private static final Duration FIRST = Duration.ofSeconds(10); // by then all streams are there
    private static final int FLOOR_KB = 64;

    private final FakeVllm vllm;
    private final ProxyProcess service;
    private final ScheduledThreadPoolExecutor clock;

    HeldStreams(FakeVllm vllm, ProxyProcess service, ScheduledThreadPoolExecutor clock) {
        this.vllm = vllm;
        this.service = service;
        this.clock = clock;
    }

    String hold(int streams) throws IOException, InterruptedException {
        String[] tokens =
                IntStream.range(0, TOKENS).mapToObj(i -> "token" + i + " ").toArray(String[]::new);
        vllm.usual(Reply.text(tokens).slow(FIRST, TOKEN));
        String expected = String.join("", tokens);
        Generator generator = ProxyMain.generator(service.service(), "docs", clock);
        ProxyProcess.Needs before = service.needs();
        long startNanos = System.nanoTime();
        List<CompletableFuture<String>> texts = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            texts.add(read(generator));
        }
        if (!vllm.awaitRunning(streams, Duration.ofSeconds(30))) {
            return "streams: only " + vllm.inFlight() + " of " + streams + " are there";
        }
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(15, TimeUnit.SECONDS))
                .join();
        ProxyProcess.Needs held = service.needs();
        int whole = 0;
        for (CompletableFuture<String> text : texts) {
            whole += expected.equals(textOf(text)) ? 1 : 0;
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double ideal = FIRST.plus(TOKEN.multipliedBy(TOKENS - 1)).toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "streams: %d of %d identical, %.1f s (the server takes %.1f), %.1f KB of live heap a stream (floor %d),"
                        + " threads %d → %d",
                whole,
                streams,
                seconds,
                ideal,
                (held.liveBytes() - before.liveBytes()) / 1024.0 / streams,
                FLOOR_KB,
                before.threads(),
                held.threads());
    }

    private static String textOf(CompletableFuture<String> text) {
        try {
            return text.join();
        } catch (CompletionException failed) {
            return "";
        }
    }

    private static CompletableFuture<String> read(Generator generator) {
        StringBuilder text = new StringBuilder();
        CompletableFuture<Completion> end = generator.generate(
                new GenerationRequest(
                        List.of(new ChatMessage("user", "How long does the lamp burn?")), Sampling.DEFAULT),
                Deadline.after(Duration.ofMinutes(2)),
                token -> {
                    text.append(token);
                    return CompletableFuture.completedFuture(null);
                });
        return end.thenApply(done -> text.toString());
    }
}
