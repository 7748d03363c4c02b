package dev.corpusmill.index.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the sink asks of a server whose writes are seen at once, and in which order. */
class IndexSinkWriterTest {
    private final MemoryStore memory = new MemoryStore();
    private final ServerStore server = new ServerStore(memory.sameIndex());
    private @Nullable IndexSinkWriter writer;
    private int entries;

    IndexSinkWriterTest() {
        memory.create(Rows.manifest("g1"));
    }

    @AfterEach
    void close() throws InterruptedException {
        if (writer != null) {
            writer.close();
        }
    }

    @Test
    void a_document_is_marked_then_its_nodes_come_then_stale_ones_go_then_its_row() throws Exception {
        index(entry(PlanAction.ADD, "s:a", 0), "one", "two", "three");
        sink().flush(false);
        assertThat(server.callsOf("s:a"))
                .containsExactly("row s:a WRITING", "node s:a#0", "node s:a#1", "node s:a#2", "row s:a INDEXED");

        index(entry(PlanAction.UPDATE, "s:a", 3), "one");
        sink().flush(false);

        assertThat(server.calls()
                        .subList(
                                server.calls().lastIndexOf("row s:a WRITING"),
                                server.calls().size()))
                .containsSubsequence("row s:a WRITING", "node s:a#0", "drop 2", "row s:a INDEXED");
        assertThat(texts()).containsExactly("one");
    }

    @Test
    void a_deletion_is_marked_and_ends_with_the_row() throws Exception {
        index(entry(PlanAction.ADD, "s:a", 0), "one", "two");
        sink().flush(false);

        end(DocumentContext.unread(entry(PlanAction.DELETE, "s:a", 2)));
        sink().flush(false);

        assertThat(server.calls()).containsSubsequence("row s:a DELETING", "drop 2", "row dropped s:a");
        assertThat(texts()).isEmpty();
        assertThat(row("s:a")).isNull();
    }

    @Test
    void many_small_documents_share_requests() throws Exception {
        for (int i = 0; i < 400; i++) {
            index(entry(PlanAction.ADD, "s:" + i, 0), "text " + i);
        }
        sink().flush(false);

        assertThat(texts()).hasSize(400);
        assertThat(server.requests()).isLessThanOrEqualTo(3 * 4);
    }

    @Test
    void a_refused_node_fails_its_document_with_the_reason_and_no_other() throws Exception {
        server.refusing("poison");
        for (int i = 0; i < 50; i++) {
            index(entry(PlanAction.ADD, "s:" + i, 0), "text " + i, i == 17 ? "poison" : "more " + i, "last " + i);
        }
        sink().flush(false);

        CatalogueRow failed = row("s:17");
        assertThat(failed.status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(failed.failure()).isEqualTo(new Failure(Stage.SINK, FailureKind.REJECTED, "bad row: text=poison"));
        assertThat(failed.nodes()).isEmpty();
        assertThat(texts()).hasSize(49 * 3).noneMatch(text -> text.endsWith(" 17"));
    }

    @Test
    void a_refusal_that_comes_before_the_end_of_its_document_fails_it_too() throws Exception {
        server.refusing("poison");
        List<String> texts = new ArrayList<>(List.of("poison"));
        for (int i = 0; i < 12_000; i++) { // more than may wait, so that the first are sent before the last have come
            texts.add("t" + i);
        }
        index(entry(PlanAction.ADD, "s:huge", 0), texts.toArray(String[]::new));
        sink().flush(false);

        assertThat(row("s:huge").status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(texts()).isEmpty();
    }

    @Test
    void a_server_that_is_busy_is_asked_again_for_that_request_only() throws Exception {
        AtomicInteger busy = new AtomicInteger(3);
        server.onUpsert(nodes -> {
            if (busy.getAndDecrement() > 0) {
                throw new StoreException(FailureKind.OVERLOADED, "rate limit");
            }
        });
        index(entry(PlanAction.ADD, "s:a", 0), "one", "two");
        sink().flush(false);

        assertThat(server.callsOf("s:a"))
                .containsExactly("row s:a WRITING", "node s:a#0", "node s:a#1", "row s:a INDEXED");
    }

    @Test
    void a_store_that_is_down_fails_the_run_and_closes_no_document() throws Exception {
        server.onUpsert(nodes -> {
            throw new StoreException(FailureKind.FATAL, "disk gone");
        });
        index(entry(PlanAction.ADD, "s:a", 0), "one");

        assertThatThrownBy(() -> sink().flush(false)).hasRootCauseMessage("disk gone");
        assertThat(row("s:a").status()).isEqualTo(DocumentStatus.WRITING);
    }

    @Test
    void a_slow_store_holds_the_job_back_before_memory_fills() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        server.onUpsert(nodes -> {
            try {
                go.await();
            } catch (InterruptedException stopped) {
                throw new StoreException(FailureKind.TRANSIENT, "cancelled", stopped);
            }
        });
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        Thread job = new Thread(() -> {
            try {
                for (int i = 0; i < 20_000; i++) {
                    index(entry(PlanAction.ADD, "s:" + i, 0), "text " + i);
                    written.incrementAndGet();
                }
                sink().flush(true);
                done.set(true);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
        job.start();
        while (job.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        DocumentPipeline.Bounds bounds = DocumentPipeline.Bounds.of(4);
        assertThat((long) written.get()).isLessThanOrEqualTo(bounds.rows());
        go.countDown();
        job.join();
        assertThat(done).isTrue();
        assertThat(texts()).hasSize(20_000);
    }

    @Test
    void the_next_version_of_a_document_waits_for_the_one_before() throws Exception {
        index(entry(PlanAction.ADD, "s:a", 0), "old one", "old two", "old three");
        index(entry(PlanAction.UPDATE, "s:a", 3), "new one");
        sink().flush(false);

        assertThat(server.calls())
                .containsSubsequence("node s:a#2", "row s:a INDEXED", "row s:a WRITING", "drop 2", "row s:a INDEXED");
        assertThat(texts()).containsExactly("new one");
    }

    @Test
    void what_a_failed_attempt_left_of_a_document_that_shrank_since_is_cleaned() throws Exception {
        PlanEntry entry = entry(PlanAction.ADD, "s:a", 0);
        index(entry, "one", "two", "three");
        sink().flush(false);
        sink().close();

        writer = open(true);
        index(entry, "one");
        sink().flush(false);

        assertThat(texts()).containsExactly("one");
        assertThat(server.calls()).containsSubsequence("row s:a WRITING", "clean s:a", "node s:a#0", "row s:a INDEXED");
    }

    @Test
    void a_document_that_cannot_be_fetched_keeps_its_nodes_unless_they_are_half_written() throws Exception {
        index(entry(PlanAction.ADD, "s:whole", 0), "whole");
        index(entry(PlanAction.ADD, "s:half", 0), "half");
        sink().flush(false);
        sink().close();
        try (var raw = memory.openWriter("g1")) {
            raw.upsertCatalogue(List.of(row("s:half").marked(DocumentStatus.WRITING, 1)));
            raw.commit();
        }
        writer = open(true);
        Failure unread = new Failure(Stage.FETCH, FailureKind.TRANSIENT, "permission denied");
        end(DocumentContext.unread(entry(PlanAction.UPDATE, "s:whole", 1)).failed(unread));
        end(DocumentContext.unread(entry(PlanAction.UPDATE, "s:half", 1)).failed(unread));
        sink().flush(false);

        assertThat(texts()).containsExactly("whole");
        assertThat(row("s:whole").nodes()).isEqualTo(Map.of("chunk", 1));
        assertThat(row("s:half").nodes()).isEmpty();
        assertThat(row("s:half").failure()).isEqualTo(unread);
    }

    @Test
    void a_row_that_is_refused_even_as_a_failure_ends_the_run_with_the_documents_name() throws Exception {
        DocumentContext document =
                DocumentContext.unread(entry(PlanAction.ADD, "s:a", 0)).withOutcome(Outcome.EMPTY);
        server.refusingRowsOf("s:a");
        end(document);

        assertThatThrownBy(() -> sink().flush(false))
                .hasRootCauseInstanceOf(ClassifiedException.class)
                .rootCause()
                .hasMessageContaining("document=s:a");
    }

    private IndexSinkWriter sink() {
        if (writer == null) {
            writer = open(false);
        }
        return writer;
    }

    private IndexSinkWriter open(boolean restarted) {
        SinkMetrics metrics = new SinkMetrics(new UnregisteredMetricsGroup());
        return new IndexSinkWriter(server, new IndexSink.Target("g1", "recipe-1"), restarted, metrics);
    }

    private PlanEntry entry(PlanAction op, String documentId, int oldNodes) {
        return SinkRecords.entry(op, documentId, oldNodes, entries++);
    }

    private void index(PlanEntry entry, String... texts) throws InterruptedException {
        SinkRecords.write(sink(), entry, texts);
    }

    private void end(DocumentContext document) throws InterruptedException {
        sink().write(EmbeddedRecord.end(document), SinkContext.INSTANCE);
    }

    private List<String> texts() {
        List<Node> nodes = new ArrayList<>();
        try (GenerationReader reader = memory.openReader("g1")) {
            reader.scan(Rows.CHUNK, "", "", nodes::add);
            assertThat(reader.count(Rows.CHUNK, NodeFilter.all())).isEqualTo(nodes.size());
        }
        return nodes.stream().map(Node::text).toList();
    }

    private @Nullable CatalogueRow row(String documentId) {
        try (GenerationReader reader = memory.openReader("g1")) {
            return reader.fetchCatalogue(List.of(documentId)).stream()
                    .findFirst()
                    .orElse(null);
        }
    }
}
