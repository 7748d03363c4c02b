package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.index.audit.Audit;
import dev.corpusmill.index.audit.Finding;
import dev.corpusmill.index.audit.Finding.Kind;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Faults are planted in an index; the audit names them and nothing else, and the repair writes those rows only. */
class AuditTest {
    private static final String GROUP = "chunk";
    private static final int OF_EACH_KIND = 100;
    private static final long SEED = 20261121;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private SyncHarness index;

    @BeforeEach
    void corpus() throws IOException {
        index = new SyncHarness(work);
        for (int i = 0; i < 100; i++) {
            index.write(i + ".txt", ("Entry " + i + " of the keeper's log, page by page. ").repeat(10 + i % 20));
        }
        assertThat(index.sync()).isZero();
    }

    @Test
    void an_index_as_it_should_be_has_no_findings() throws IOException {
        assertThat(index.run("audit")).isZero();
        assertThat(findings()).isEmpty();

        index.edit("3.txt", "Short now.");
        index.sync();
        assertThat(findings()).isEmpty();
    }

    @Test
    void five_hundred_planted_faults_are_named_and_mended_and_nothing_else_is_touched() {
        IndexDigest before = index.digest();
        Set<String> planted = plant();
        assertThat(planted).hasSize(5 * OF_EACH_KIND);

        assertThat(named(findings())).isEqualTo(planted);
        assertThat(index.run("audit")).isEqualTo(4);
        Set<Long> untouched = versions();

        assertThat(index.run("audit", "--repair")).isZero();

        assertThat(findings()).isEmpty();
        assertThat(index.digest()).isEqualTo(before);
        assertThat(versions()).as("no document was indexed again").isEqualTo(untouched);
    }

    @Test
    void a_document_that_changed_since_is_left_to_the_next_sync() throws IOException {
        Node lost = nodes().get(0);
        write(writer -> writer.delete(GROUP, List.of(lost.id())));
        index.edit(lost.documentId().substring(2), "Another text.");

        assertThat(index.run("audit", "--repair")).isEqualTo(4);
        assertThat(named(findings())).containsExactly(Kind.MISSING + " " + lost.id());

        index.sync();
        assertThat(findings()).isEmpty();
    }

    @Test
    void rows_of_a_frozen_run_and_documents_left_half_done_are_named() {
        Node late = nodes().get(0);
        CatalogueRow half = index.catalogue().stream()
                .filter(row -> !row.documentId().equals(late.documentId()))
                .findFirst()
                .orElseThrow();
        write(writer -> {
            writer.upsert(GROUP, List.of(late.withAccess(late.version() - 1, late.access())));
            writer.upsertCatalogue(List.of(half.marked(DocumentStatus.WRITING, half.version() + 1)));
        });

        assertThat(named(findings()))
                .containsExactlyInAnyOrder(Kind.STALE + " " + late.id(), Kind.UNFINISHED + " " + half.documentId());

        index.sync();
        assertThat(index.run("audit", "--repair")).isZero();
    }

    /** Plants a hundred faults of each of five kinds in rows chosen by a seed, and says what an audit must name. */
    private Set<String> plant() {
        List<Node> nodes = nodes();
        Collections.shuffle(nodes, new Random(SEED));
        assertThat(nodes.size()).isGreaterThan(4 * OF_EACH_KIND);
        Set<String> planted = new HashSet<>();
        write(writer -> {
            for (int i = 0; i < OF_EACH_KIND; i++) {
                Node missing = nodes.get(i);
                writer.delete(GROUP, List.of(missing.id()));
                planted.add(Kind.MISSING + " " + missing.id());

                Node orphan = row(nodes.get(OF_EACH_KIND + i), RowIds.node("s:gone" + i, GROUP, 0), "s:gone" + i, 0);
                writer.upsert(GROUP, List.of(orphan));
                planted.add(Kind.ORPHAN + " " + orphan.id());

                Node original = nodes.get(OF_EACH_KIND + i);
                Node twin = row(original, RowIds.node("twin", GROUP, i), original.documentId(), original.ordinal());
                writer.upsert(GROUP, List.of(twin));
                planted.add(Kind.DUPLICATE + " " + twin.id());

                Node alien = other(nodes.get(2 * OF_EACH_KIND + i), Hashes.ofText("another model"), "");
                writer.upsert(GROUP, List.of(alien));
                planted.add(Kind.WRONG_MODEL + " " + alien.id());

                Node adopted = other(nodes.get(3 * OF_EACH_KIND + i), "", RowIds.node("nobody", GROUP, i));
                writer.upsert(GROUP, List.of(adopted));
                planted.add(Kind.WRONG_PARENT + " " + adopted.id());
            }
        });
        return planted;
    }

    private void write(Consumer<GenerationWriter> change) {
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationWriter writer = store.openWriter(store.live().orElseThrow())) {
            change.accept(writer);
            writer.commit();
        }
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            List<String> ids = new ArrayList<>();
            reader.scan(GROUP, "", "", node -> ids.add(node.id()));
            nodes.addAll(reader.fetch(GROUP, ids)); // with vectors
        }
        return nodes;
    }

    private Set<Long> versions() {
        Set<Long> versions = new HashSet<>();
        index.catalogue().forEach(row -> versions.add(row.version()));
        return versions;
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            new Audit(reader, findings::add).run();
        }
        return findings;
    }

    private static Set<String> named(List<Finding> findings) {
        Set<String> named = new HashSet<>();
        findings.forEach(finding -> named.add(finding.kind() + " " + finding.row()));
        assertThat(named).hasSameSizeAs(findings);
        return named;
    }

    private static Node row(Node like, String id, String documentId, int ordinal) {
        return Rows.like(like, documentId).id(id).ordinal(ordinal).build();
    }

    /** The same row with another embed hash or another parent, where given. */
    private static Node other(Node like, String embedHash, String parentId) {
        return Rows.like(like)
                .parent(parentId)
                .embedHash(embedHash.isEmpty() ? like.embedHash() : embedHash)
                .build();
    }
}
