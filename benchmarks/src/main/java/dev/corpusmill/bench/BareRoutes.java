package dev.corpusmill.bench;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.embed.TestEmbedder;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The routes of a search without the service: alone, both at once, and both at once behind a bare Javalin handler. */
final class BareRoutes implements AutoCloseable {
    /** What the names of the threads begin with that run both routes at once; 0 or 1 follows. */
    static final String THREAD = "bare-route-";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final NodeFilter VISIBLE = NodeFilter.visibleTo("public", Set.of("everyone"));
    private static final int HITS = 10;

    private final GenerationReader reader;
    private final TestEmbedder embedder;
    private final int candidates;
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService pool =
            Executors.newFixedThreadPool(2, task -> new Thread(task, THREAD + threads.getAndIncrement()));
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

    /** As many candidates as the service asks for, and the first of them read, as a search returns them. */
    List<Node> dense(float[] vector) {
        return first(reader.dense("chunk", vector, candidates, VISIBLE, Deadline.after(TIMEOUT)));
    }

    List<Node> lexical(String question) {
        return first(reader.lexical("chunk", question, candidates, VISIBLE, Deadline.after(TIMEOUT)));
    }

    private static List<Node> first(List<ScoredNode> found) {
        return found.stream().limit(HITS).map(ScoredNode::node).toList();
    }

    /** What each found, on two threads. */
    List<List<Node>> both(String question, float[] vector) throws InterruptedException, ExecutionException {
        Future<List<Node>> one = pool.submit(() -> dense(vector));
        Future<List<Node>> other = pool.submit(() -> lexical(question));
        return List.of(one.get(), other.get());
    }

    /** As many texts as a search returns, not fused. */
    private String answer(String question) throws InterruptedException, ExecutionException {
        float[] vector = embedder.embedQuestion(question, Deadline.after(TIMEOUT));
        StringBuilder texts = new StringBuilder();
        for (List<Node> found : both(question, vector)) {
            found.stream().limit(HITS / 2).forEach(node -> texts.append(node.text()));
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
