package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.audit.Audit;
import dev.corpusmill.index.audit.Finding;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.store.IndexDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A new generation is built beside the live one for the price of what changed, and only a good one takes its place. */
class RebuildTest {
    private static final int DOCUMENTS = 100;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private SyncHarness index;

    @BeforeEach
    void corpus() throws IOException {
        index = new SyncHarness(work);
        for (int i = 0; i < DOCUMENTS; i++) {
            index.write(name(i), ("Entry " + i + " of the keeper's log, page by page. ").repeat(4 + i % 20));
        }
        index.write("empty.txt", " ");
        assertThat(index.set("guards.max-failed=50%").sync()).isZero();
    }

    @Test
    void of_one_percent_edited_only_that_is_parsed_and_embedded() throws IOException {
        long full = index.report().get("embedded").asLong();
        index.edit(name(7), "The lamp of the north tower was cleaned.");

        assertThat(index.rebuild()).isZero();

        JsonNode report = index.report();
        assertThat(index.live()).isEqualTo("g2");
        assertThat(report.get("inputs").asLong()).isEqualTo(DOCUMENTS + 1);
        assertThat(report.get("indexed").asLong()).isEqualTo(1);
        assertThat(report.get("unchanged").asLong()).isEqualTo(DOCUMENTS - 1);
        assertThat(report.get("empty").asLong()).isEqualTo(1);
        assertThat(report.get("embedded").asLong()).isEqualTo(1).isLessThanOrEqualTo(full * 11 / 1000);
        assertThat(index.digest()).isEqualTo(freshBuild());
        assertSound();
    }

    @Test
    void a_touched_document_is_known_by_its_content_and_costs_no_embedding() throws IOException {
        for (int i = 0; i < DOCUMENTS; i++) {
            index.edit(name(i), Files.readString(index.corpus.resolve(name(i))));
        }

        assertThat(index.rebuild()).isZero();

        assertThat(index.report().get("embedded").asLong()).isZero();
        assertThat(index.digest()).isEqualTo(freshBuild());
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("unchanged").asLong()).isEqualTo(DOCUMENTS);
    }

    @Test
    void a_changed_recipe_cuts_again_and_takes_over_the_vectors_of_unchanged_text() {
        index.set("parse.max-text=15MB");

        assertThat(index.rebuild()).isZero();

        assertThat(index.report().get("indexed").asLong()).isEqualTo(DOCUMENTS);
        assertThat(index.report().get("embedded").asLong()).isZero();
        assertThat(index.digest()).isEqualTo(freshBuild());
        assertSound();
    }

    @Test
    void a_group_that_is_added_by_a_rebuild_is_all_that_is_embedded_and_its_nodes_know_their_parents() {
        long chunks = nodes().size();
        index.set("groups.fine.split=sentence").set("groups.fine.parent=chunk");
        assertThat(index.sync()).isEqualTo(3);
        assertThat(index.report().get("message").asText())
                .contains("other node groups")
                .contains("run rebuild");

        assertThat(index.rebuild()).isZero();

        List<Node> sentences = nodes("fine");
        Set<String> parents = nodes().stream().map(Node::id).collect(Collectors.toSet());
        assertThat(sentences).hasSizeGreaterThan((int) chunks).allMatch(node -> parents.contains(node.parentId()));
        JsonNode report = index.report();
        assertThat(report.get("reused").asLong()).isGreaterThanOrEqualTo(chunks);
        assertThat(report.get("embedded").asLong())
                .isBetween(1L, (long) DOCUMENTS); // each says one sentence, over and over
        assertSound();
        IndexDigest added = index.digest();
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("unchanged").asLong()).isEqualTo(DOCUMENTS);
        assertThat(freshBuild()).isEqualTo(added);

        index.set("groups={chunk: {max-tokens: 32}}"); // and taken out again
        assertThat(index.rebuild()).isZero();
        assertThat(manifest().groups()).containsExactly("chunk");
        assertThat(index.report().get("embedded").asLong()).isZero();
    }

    @Test
    void another_language_is_refused_by_sync_and_done_by_rebuild() {
        index.set("index.language=zh");
        assertThat(index.sync()).isEqualTo(3);

        assertThat(index.rebuild()).isZero();

        assertThat(manifest().language()).isEqualTo("zh");
        assertThat(index.sync()).isZero();
        assertSound();
    }

    @Test
    void another_model_is_refused_by_sync_and_done_by_rebuild_with_nothing_of_the_old_one() {
        index.set("embedding.engine=onnxruntime").set("groups.chunk.max-tokens=200");
        assertThat(index.sync()).isEqualTo(3);

        assertThat(index.rebuild("--set", "gate.structure-tolerance=1000%")).isZero();

        assertThat(manifest().model().model()).contains("bge-small-en");
        assertThat(index.report().get("reused").asLong()
                        + index.report().get("embedded").asLong())
                .isEqualTo(nodes().size());
        assertThat(index.report().get("embedded").asLong()).isPositive();
        assertThat(nodes()).allSatisfy(node -> assertThat(node.vector()).hasSize(384));
        assertSound();
    }

    @Test
    void present_access_and_metadata_reach_copied_documents() {
        index.set("metadata.team=keyword")
                .set("sources[0].metadata.team=keepers")
                .set("sources[0].principals=[wardens]");

        assertThat(index.rebuild()).isZero();

        assertThat(index.report().get("embedded").asLong()).isZero();
        assertThat(nodes()).allSatisfy(node -> {
            assertThat(node.principals()).containsExactly("wardens");
            assertThat(node.metadata()).containsEntry("team", "keepers");
        });
        assertSound();
    }

    @Test
    void documents_of_a_vanished_folder_are_taken_over_and_leave_after_two_runs_that_agree() throws IOException {
        Path folder = index.corpus.resolve(name(0)).getParent();
        index.set("guards.max-deletes=100%");
        long there = Files.list(folder).count();
        Files.move(folder, work.resolve("unmounted"));

        assertThat(index.rebuild()).isEqualTo(4);
        assertThat(index.report().get("missing").asLong()).isEqualTo(there);
        assertThat(index.catalogue()).hasSize(DOCUMENTS + 1);
        assertSound();

        assertThat(index.rebuild()).isZero();
        assertThat(index.live()).isEqualTo("g3");
        assertThat(index.report().get("deleted").asLong()).isEqualTo(there);
        assertThat(index.catalogue()).hasSize(DOCUMENTS + 1 - (int) there);
        assertSound();
    }

    @Test
    void a_rebuild_that_would_lose_too_many_documents_is_refused_before_anything_is_built() throws IOException {
        for (int i = 1; i < DOCUMENTS; i += 2) {
            Files.delete(index.corpus.resolve(name(i)));
        }

        assertThat(index.rebuild()).isEqualTo(3);

        assertThat(index.report().get("message").asText()).contains("guards.max-deletes");
        assertThat(generations()).containsExactly("g1");
    }

    @Test
    void documents_that_can_neither_be_read_nor_taken_over_stop_a_rebuild() throws IOException {
        Files.move(index.corpus.resolve(name(0)).getParent(), work.resolve("unmounted"));
        index.set("guards.max-deletes=100%").set("parse.max-text=15MB");

        assertThat(index.rebuild()).isEqualTo(3);

        assertThat(index.report().get("message").asText()).contains("the recipe changed");
        assertThat(generations()).containsExactly("g1");
    }

    @Test
    void a_second_rebuild_at_the_same_time_ends_with_exit_code_5_and_a_sync_does_not() {
        try (IndexStore store = StoreAssembly.open(index.config());
                Lease lease = store.control().acquire(Role.BUILDER).orElseThrow()) {
            assertThat(lease.held()).isTrue();
            assertThat(index.rebuild()).isEqualTo(5);
            assertThat(index.sync()).isZero();
        }
    }

    @Test
    void the_first_build_may_be_a_rebuild() {
        index.set("store.path=" + work.resolve("fresh"));

        assertThat(index.rebuild()).isZero();

        assertThat(index.live()).isEqualTo("g1");
        assertThat(index.report().get("indexed").asLong()).isEqualTo(DOCUMENTS);
        assertSound();
    }

    private IndexDigest freshBuild() {
        Path path = work.resolve("fresh");
        index.set("store.path=" + path);
        assertThat(index.sync()).isZero();
        IndexDigest fresh = index.digest();
        index.set("store.path=" + work.resolve("data"));
        return fresh;
    }

    /** What the catalogue says is there and nothing else, and every row carries the vector of its own text. */
    private void assertSound() {
        List<Finding> findings = new ArrayList<>();
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            new Audit(reader, findings::add).run();
        }
        assertThat(findings).isEmpty();
        assertThat(manifest().state()).isEqualTo(State.READY);
        assertThat(index.catalogue()).extracting(CatalogueRow::status).doesNotContain(DocumentStatus.WRITING);
        if (manifest().model().model().contains("test")) {
            assertThat(nodes())
                    .isNotEmpty()
                    .allSatisfy(node -> assertThat(node.vector()).isEqualTo(TestEmbedder.vectorOf(node.text())));
        }
    }

    private List<Node> nodes() {
        return nodes("chunk");
    }

    private List<Node> nodes(String group) {
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            List<String> ids = new ArrayList<>();
            reader.scan(group, "", "", node -> ids.add(node.id()));
            return reader.fetch(group, ids);
        }
    }

    private Generation manifest() {
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            return reader.manifest();
        }
    }

    private List<String> generations() {
        try (IndexStore store = StoreAssembly.open(index.config())) {
            return store.generations().stream().map(Generation::name).toList();
        }
    }

    private static String name(int i) {
        return "log-" + i % 3 + "/" + i + ".txt";
    }
}
