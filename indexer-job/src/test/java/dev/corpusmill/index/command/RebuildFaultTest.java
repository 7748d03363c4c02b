package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.ForwardingStore;
import dev.corpusmill.testkit.store.ForwardingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilds that crash, that build rubbish, or that have no room. */
class RebuildFaultTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private RebuildHarness rebuilds;

    @BeforeEach
    void firstBuild() {
        rebuilds = new RebuildHarness(work);
    }

    @Test
    void a_rebuild_that_is_killed_in_the_middle_goes_on_where_it_was_and_ends_in_the_same_index() {
        IndexDigest undisturbed = rebuilds.digestElsewhere("parse.max-text=15MB");
        rebuilds.set("parse.max-text=15MB");
        rebuilds.set("job.checkpoint-interval=100ms");
        rebuilds.set("job.restarts=0");
        assertThatThrownBy(() -> rebuilds.rebuild(RebuildHarness.job(rebuilds.config(), dying())))
                .isInstanceOf(ClassifiedException.class);
        assertThat(rebuilds.live()).isEqualTo("g1");
        assertThat(rebuilds.states()).containsEntry("g2", State.BUILDING);
        assertThat(rows("g2")).as("it was killed in the middle").isPositive();

        RunReport report = rebuilds.rebuild(RebuildHarness.job(rebuilds.config(), rebuilds.opener()));

        assertThat(report.exitCode()).as(report.message()).isZero();
        assertThat(rebuilds.live()).isEqualTo("g2");
        assertThat(rebuilds.states()).containsOnlyKeys("g1", "g2");
        assertThat(rebuilds.digest()).isEqualTo(undisturbed);
    }

    @Test
    void a_build_of_a_broken_splitter_is_refused_by_its_structure_and_stays_for_inspection() {
        IndexDigest before = rebuilds.digest();
        rebuilds.set("parse.max-text=15MB");
        CorpusmillConfig broken = rebuilds.config("groups.chunk.max-tokens=16", "groups.chunk.overlap=0%");

        RunReport report = rebuilds.rebuild(RebuildHarness.job(broken, rebuilds.opener()));

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.message()).contains("nodes of chunk").contains("gate.structure-tolerance");
        assertThat(rebuilds.live()).isEqualTo("g1");
        assertThat(rebuilds.states()).containsEntry("g2", State.REFUSED);
        assertThat(rebuilds.digest()).isEqualTo(before);

        RunReport repaired = rebuilds.rebuild(RebuildHarness.job(rebuilds.config(), rebuilds.opener()));
        assertThat(repaired.exitCode()).as(repaired.message()).isZero();
        assertThat(rebuilds.live()).as("the refused one is not continued").isEqualTo("g3");
    }

    @Test
    void a_build_of_a_broken_splitter_is_refused_by_golden_questions() throws IOException {
        StringBuilder questions = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String answer = RebuildHarness.opening(i) + "The lamp of tower " + i + " burns.";
            questions.append("{\"qid\":\"q" + i + "\",\"question\":\"entry " + i + " log\",\"answers\":[\""
                    + answer.strip() + "\"],\"documents\":[\"" + i + ".txt\"]}\n");
        }
        rebuilds.set("gate.questions=" + Files.writeString(rebuilds.path("questions.jsonl"), questions));
        rebuilds.set("parse.max-text=15MB");
        CorpusmillConfig broken = rebuilds.config("groups.chunk.max-tokens=16", "groups.chunk.overlap=0%");

        RunReport report = rebuilds.rebuild(RebuildHarness.job(broken, rebuilds.opener()));

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.message()).contains("recall@10").contains("gate.tolerance");
        assertThat(rebuilds.live()).isEqualTo("g1");

        RunReport repaired = rebuilds.rebuild(RebuildHarness.job(rebuilds.config(), rebuilds.opener()));
        assertThat(repaired.exitCode()).as(repaired.message()).isZero();
        assertThat(repaired.message()).contains("recall@10: build=1.000", "ndcg@10: build=0.9");
    }

    @Test
    void a_rebuild_without_room_on_the_disk_does_not_begin_and_names_both_sizes() {
        RunReport report = rebuilds.rebuild(
                RebuildHarness.job(rebuilds.config(), rebuilds.opener()),
                new ForwardingStore(StoreAssembly.open(rebuilds.config())) {
                    @Override
                    public Optional<DiskSpace> diskSpace(String generation) {
                        return Optional.of(new DiskSpace(300L << 20, 500L << 20));
                    }
                });

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.message()).contains("needed=600.0MB").contains("free=500.0MB");
        assertThat(rebuilds.states()).containsOnlyKeys("g1");
    }

    private long rows(String generation) {
        long[] rows = {0};
        try (IndexStore store = StoreAssembly.open(rebuilds.config());
                GenerationReader reader = store.openReader(generation)) {
            reader.scanCatalogue("", "", row -> rows[0]++);
        }
        return rows[0];
    }

    /** A store that breaks when it has committed the first documents. */
    private StoreOpener dying() {
        CorpusmillConfig config = rebuilds.config();
        return () -> new DyingStore(StoreAssembly.open(config));
    }

    private static final class DyingStore extends ForwardingStore {
        DyingStore(IndexStore store) {
            super(store);
        }

        @Override
        public GenerationWriter openWriter(String generation) {
            return new DyingWriter(super.openWriter(generation));
        }
    }

    private static final class DyingWriter extends ForwardingWriter {
        private boolean written;

        DyingWriter(GenerationWriter writer) {
            super(writer);
        }

        @Override
        public void upsertCatalogue(List<CatalogueRow> rows) {
            super.upsertCatalogue(rows);
            written = true;
        }

        @Override
        public void commit() {
            super.commit();
            if (written) {
                throw new StoreException(FailureKind.FATAL, "planned failure: after=commit");
            }
        }
    }
}
