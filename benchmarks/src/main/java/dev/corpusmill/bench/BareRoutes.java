package dev.corpusmill.bench;

import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.NodeFilter;
import dev.corpusmill.store.ScoredNode;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The routes of a search without the service: alone, both at once, and both at once behind a bare Javalin handler. */
final class BareRoutes implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final NodeFilter VISIBLE = NodeFilter.visibleTo("public", Set.of("everyone"));
    private static final int HITS = 10;

    private final GenerationReader reader;
    private final TestEmbedder embedder;
    private final int candidates;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final Javalin server;

    BareRoutes(ServedIndex index) {
        this.reader = index.store().openReader("g1");
        this.embedder = index.embedder();
        this.candidates = index.config().search().candidates();
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/", context -> context.result(answer(context.body())));
                })
                .start("127.0.0.1", 0);
    }

    int port() {
        return server.port();
    }

    List<ScoredNode> dense(float[] vector) {
        return reader.dense("chunk", vector, candidates, VISIBLE, Deadline.after(TIMEOUT));
    }

    List<ScoredNode> lexical(String question) {
        return reader.lexical("chunk", question, candidates, VISIBLE, Deadline.after(TIMEOUT));
    }

    /** What each found, on two threads. */
    List<List<ScoredNode>> both(String question, float[] vector) throws InterruptedException, ExecutionException {
        Future<List<ScoredNode>> one = pool.submit(() -> dense(vector));
        Future<List<ScoredNode>> other = pool.submit(() -> lexical(question));
        return List.of(one.get(), other.get());
    }

    /** As many texts as a search returns, not fused. */
    private String answer(String question) throws InterruptedException, ExecutionException {
        float[] vector = embedder.embedQuestion(question, Deadline.after(TIMEOUT));
        StringBuilder texts = new StringBuilder();
        for (List<ScoredNode> found : both(question, vector)) {
            found.stream()
                    .limit(HITS / 2)
                    .forEach(hit -> texts.append(hit.node().text()));
        }
        return texts.toString();
    }

    @Override
    public void close() {
        server.stop();
        pool.shutdown();
        reader.close();
    }
}
