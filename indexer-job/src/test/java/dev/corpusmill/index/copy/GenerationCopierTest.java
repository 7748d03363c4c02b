package dev.corpusmill.index.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Entries;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.report.RunCounters;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenerationCopierTest {
    private static final FileStamp STAMP = new FileStamp(10, 20, "hash", 60_000);

    private final MemoryStore store = new MemoryStore();
    private final Map<String, LongCounter> counters = new HashMap<>();
    private final List<EmbeddedRecord> copied = new ArrayList<>();

    @BeforeEach
    void create() {
        store.create(Rows.manifest("g1"));
    }

    @Test
    void a_document_is_copied_whole_with_its_vectors_and_the_version_and_access_of_the_plan() {
        index(row("s:a", 2), node("s:a", 0), node("s:a", 1));
        PlanEntry entry = add("s:a");

        assertThat(copy(entry)).isEmpty();

        assertThat(copied).extracting(EmbeddedRecord::end).containsExactly(false, false, true);
        Node first = copied.get(0).node();
        assertThat(first.vector()).isEqualTo(node("s:a", 0).vector());
        assertThat(first.textHash()).isEqualTo(node("s:a", 0).textHash());
        assertThat(first.version()).isEqualTo(entry.version());
        assertThat(first.access()).isEqualTo(entry.access());
        assertThat(copied.get(2).document().nodes()).containsEntry(Rows.CHUNK, 2);
        assertThat(counters.get(RunCounters.REUSED).getLocalValue()).isEqualTo(2);
        assertThat(counters.get(RunCounters.EMBEDDED).getLocalValue()).isZero();
    }

    @Test
    void documents_that_the_generation_lacks_or_that_changed_are_passed_on_to_be_read() {
        index(row("s:a", 1), node("s:a", 0));
        PlanEntry edited = Entries.of(PlanAction.UPDATE, "s:a")
                .file(FileStamp.listed(11, 20))
                .build();
        PlanEntry unknown = add("s:b");

        assertThat(copy(edited, unknown)).containsExactly(edited, unknown);
        assertThat(copied).isEmpty();
    }

    @Test
    void entries_that_need_no_rows_are_passed_on() {
        index(row("s:a", 1), node("s:a", 0));
        PlanEntry granted = Entries.of(PlanAction.METADATA, "s:a").build();
        PlanEntry deleted = Entries.of(PlanAction.DELETE, "s:a").build();

        assertThat(copy(granted, deleted)).containsExactly(granted, deleted);
        assertThat(copied).isEmpty();
    }

    @Test
    void a_document_with_a_lost_or_newer_node_is_read_instead() {
        Node newer = Rows.node("s:b").text("text").version(99L << 32).build();
        index(row("s:a", 2), node("s:a", 0));
        index(row("s:b", 1), newer);

        assertThat(copy(add("s:a"), add("s:b"))).containsExactly(add("s:a"), add("s:b"));
        assertThat(copied).as("nothing of half a document").isEmpty();
    }

    @Test
    void a_document_that_only_the_generation_has_and_that_is_being_written_is_tried_again() {
        index(row("s:a", 2), node("s:a", 0));
        PlanEntry only = Entries.of(PlanAction.COPY, "s:a").build();

        assertThatThrownBy(() -> copy(only))
                .isInstanceOfSatisfying(
                        ClassifiedException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT));
    }

    @Test
    void a_document_that_left_since_it_was_planned_is_left_out() {
        assertThat(copy(Entries.of(PlanAction.COPY, "s:gone").build())).isEmpty();
        assertThat(copied).isEmpty();
    }

    @Test
    void more_nodes_than_are_fetched_together_keep_the_order_of_their_documents() {
        List<PlanEntry> entries = new ArrayList<>();
        for (int document = 0; document < 5; document++) {
            String id = "s:" + document;
            Node[] nodes = new Node[400];
            for (int ordinal = 0; ordinal < nodes.length; ordinal++) {
                nodes[ordinal] = node(id, ordinal);
            }
            index(row(id, nodes.length), nodes);
            entries.add(add(id));
        }

        assertThat(copy(entries.toArray(PlanEntry[]::new))).isEmpty();

        assertThat(copied.stream().filter(EmbeddedRecord::end))
                .extracting(end -> end.document().documentId())
                .containsExactly("s:0", "s:1", "s:2", "s:3", "s:4");
        assertThat(copied).hasSize(5 * 401);
    }

    private List<PlanEntry> copy(PlanEntry... entries) {
        UnchangedDocument unchanged = new UnchangedDocument(
                "recipe",
                uri -> {
                    throw new AssertionError("no file is opened");
                },
                Clock.systemUTC());
        RunCounters registered = RunCounters.register(new UnregisteredMetricsGroup(), counters::put);
        try (GenerationCopier copier = new GenerationCopier(store.openReader("g1"), unchanged, registered)) {
            return copier.copy(List.of(entries), copied::add);
        }
    }

    private void index(CatalogueRow row, Node... nodes) {
        try (GenerationWriter writer = store.openWriter("g1")) {
            writer.upsert(Rows.CHUNK, List.of(nodes));
            writer.upsertCatalogue(List.of(row));
            writer.commit();
        }
    }

    private static PlanEntry add(String documentId) {
        return Entries.of(PlanAction.ADD, documentId)
                .file(FileStamp.listed(STAMP.size(), STAMP.modifiedMillis()))
                .build();
    }

    private static Node node(String documentId, int ordinal) {
        return Rows.node(documentId, ordinal, "text " + ordinal);
    }

    private static CatalogueRow row(String documentId, int chunks) {
        return Rows.catalogue(documentId)
                .file(STAMP)
                .recipe("recipe")
                .chunks(chunks)
                .build();
    }
}
