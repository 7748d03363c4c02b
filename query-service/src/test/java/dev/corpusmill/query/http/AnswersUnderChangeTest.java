package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The index changes while questions run: no answer is ever older than what the service has shown to have seen, and what
 * nobody touched stays in the cache. In full: {@code scripts/e2e/test-service answer-cache}.
 */
class AnswersUnderChangeTest {
    private static final int DOCUMENTS = 60;
    private static final int TOUCHED = 20; // documents from here on are never changed
    private static final int QUESTIONS = Integer.getInteger("corpusmill.questions", 3_000);
    private static final Pattern EDITION = Pattern.compile("edition (\\d+) of topic(\\d+) ");

    private final long seed = System.nanoTime();
    private final AtomicIntegerArray seen = new AtomicIntegerArray(DOCUMENTS);
    private final AtomicIntegerArray asked = new AtomicIntegerArray(DOCUMENTS);
    private final AtomicInteger left = new AtomicInteger(QUESTIONS);
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger untouched = new AtomicInteger();
    private final AtomicInteger untouchedWritten = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private TestIndex index;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        index = new TestIndex().promote("g1");
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            nodes.add(node(i, 0));
        }
        index.upsert("g1", nodes);
        service = new TestService(
                        TestConfigs.shipped(
                                Path.of(""),
                                "answer.hits=1",
                                "answer.quotes=1",
                                "answer.min-score=0.5",
                                "cache.warm=0"),
                        index)
                .awaitReady();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        service.close();
    }

    private Node node(int document, int edition) {
        return index.node(
                "docs:" + document,
                "This is edition " + edition + " of topic" + document + " here.",
                "public",
                "everyone");
    }

    private JsonNode ask(int document) throws Exception {
        return service.postJson("/v1/answer", "{\"question\":\"Which edition of topic" + document + " here?\"}");
    }

    @Test
    void no_answer_is_stale_and_what_nobody_touched_stays() throws Exception {
        Future<?> writer = threads.submit(task(this::write));
        List<Future<?>> readers = List.of(threads.submit(task(this::read)), threads.submit(task(this::read)));
        for (Future<?> reader : readers) {
            reader.get();
        }
        writer.get();
        assertThat(changes.get()).as("seed " + seed).isGreaterThan(10);
        assertThat(untouchedWritten.get())
                .as("of " + untouched + " questions about what nobody touched")
                .isLessThanOrEqualTo(untouched.get() / 20);
        System.out.printf(
                "answer-cache: questions=%d changes=%d stale=0 untouched=%d of-these-written-again=%d%n",
                QUESTIONS, changes.get(), untouched.get(), untouchedWritten.get());
    }

    private static Callable<Boolean> task(Callable<Boolean> step) {
        return () -> {
            while (step.call()) {
                // goes on
            }
            return true;
        };
    }

    /** Edits, deletes or adds a document, waits until an answer shows its revision, and only then says so. */
    private boolean write() throws Exception {
        int change = changes.incrementAndGet();
        Random random = new Random(seed + change);
        int document = random.nextInt(TOUCHED);
        int edition = seen.get(document) + 1;
        long revision;
        try (GenerationWriter writer = index.store().openWriter("g1")) {
            if (random.nextInt(3) == 0) {
                writer.delete("chunk", List.of(RowIds.node("docs:" + document, "chunk", 0)));
            } else {
                writer.upsert("chunk", List.of(node(document, edition)));
            }
            writer.commit();
        }
        revision = change + 1; // the first commit held all documents
        service.await(() -> ask(document).at("/trace/revision").asLong() >= revision);
        seen.set(document, edition);
        return left.get() > 0;
    }

    private boolean read() throws Exception {
        int question = left.getAndDecrement();
        int document = new Random(seed - question).nextInt(DOCUMENTS);
        int atLeast = seen.get(document);
        boolean first = asked.getAndIncrement(document) == 0;
        JsonNode answer = ask(document);
        Matcher edition = EDITION.matcher(answer.path("answer").asText() + " ");
        if (edition.find() && Integer.parseInt(edition.group(2)) == document) {
            assertThat(Integer.parseInt(edition.group(1)))
                    .as("seed %d: %s", seed, answer)
                    .isGreaterThanOrEqualTo(atLeast);
        }
        if (document >= TOUCHED && !first) {
            untouched.incrementAndGet();
            untouchedWritten.addAndGet(answer.path("origin").asText().equals("cache") ? 0 : 1);
        }
        return question > 1;
    }
}
