package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.BuildJob;
import dev.corpusmill.index.run.RebuildRun;
import dev.corpusmill.index.run.SyncRun;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.ForwardingStore;
import dev.corpusmill.testkit.store.ForwardingWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilds that crash, that build rubbish, that run beside other writers, or that have no room. */
class RebuildFaultTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    private static final PrintStream QUIET =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /** Operators are serialized on their way to the cluster; what happens in between stays here. */
    private static final Map<String, Runnable> MEANWHILE = new ConcurrentHashMap<>();

    @TempDir
    Path work;

    private final List<String> settings = new ArrayList<>();

    @BeforeEach
    void firstBuild() throws IOException {
        settings.addAll(List.of(
                "store.path=" + work.resolve("data"),
                "embedding.engine=test",
                "groups.chunk.max-tokens=32",
                "job.parallelism=2"));
        for (int i = 0; i < 60; i++) {
            write(i + ".txt", opening(i) + ("The lamp of tower " + i + " burns. ").repeat(1 + i % 9), 0);
        }
        assertThat(sync().exitCode()).isZero();
    }

    @Test
    void a_rebuild_that_is_killed_in_the_middle_goes_on_where_it_was_and_ends_in_the_same_index() {
        IndexDigest undisturbed = changedRecipeElsewhere();
        settings.add("parse.max-text=15MB");
        settings.add("job.checkpoint-interval=100ms");
        settings.add("job.restarts=0");
        assertThatThrownBy(() -> rebuild(job(config(), dying()))).isInstanceOf(ClassifiedException.class);
        assertThat(live()).isEqualTo("g1");
        assertThat(states()).containsEntry("g2", State.BUILDING);
        assertThat(rows("g2")).as("it was killed in the middle").isPositive();

        RunReport report = rebuild(job(config(), opener()));

        assertThat(report.exitCode()).as(report.message()).isZero();
        assertThat(live()).isEqualTo("g2");
        assertThat(states()).containsOnlyKeys("g1", "g2");
        assertThat(digest()).isEqualTo(undisturbed);
    }

    @Test
    void a_build_of_a_broken_splitter_is_refused_by_its_structure_and_stays_for_inspection() {
        IndexDigest before = digest();
        settings.add("parse.max-text=15MB");
        CorpusmillConfig broken = config("groups.chunk.max-tokens=16", "groups.chunk.overlap=0%");

        RunReport report = rebuild(job(broken, opener()));

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.message()).contains("nodes of chunk").contains("gate.structure-tolerance");
        assertThat(live()).isEqualTo("g1");
        assertThat(states()).containsEntry("g2", State.REFUSED);
        assertThat(digest()).isEqualTo(before);

        RunReport repaired = rebuild(job(config(), opener()));
        assertThat(repaired.exitCode()).as(repaired.message()).isZero();
        assertThat(live()).as("the refused one is not continued").isEqualTo("g3");
    }

    @Test
    void a_build_of_a_broken_splitter_is_refused_by_golden_questions() throws IOException {
        StringBuilder questions = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String answer = opening(i) + "The lamp of tower " + i + " burns.";
            questions.append("{\"qid\":\"q" + i + "\",\"question\":\"entry " + i + " log\",\"answers\":[\""
                    + answer.strip() + "\"],\"documents\":[\"" + i + ".txt\"]}\n");
        }
        settings.add("gate.questions=" + Files.writeString(work.resolve("questions.jsonl"), questions));
        settings.add("parse.max-text=15MB");
        CorpusmillConfig broken = config("groups.chunk.max-tokens=16", "groups.chunk.overlap=0%");

        RunReport report = rebuild(job(broken, opener()));

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.message()).contains("recall@10").contains("gate.tolerance");
        assertThat(live()).isEqualTo("g1");

        RunReport repaired = rebuild(job(config(), opener()));
        assertThat(repaired.exitCode()).as(repaired.message()).isZero();
        assertThat(repaired.message()).contains("recall@10: build=1.000", "ndcg@10: build=0.9");
    }

    @Test
    void what_a_sync_writes_while_a_rebuild_runs_is_in_the_new_generation() {
        BuildJob job = job(config(), opener());
        RunReport report = rebuild((plan, from, recipe) -> {
            Map<String, Object> counters = job.apply(plan, from, recipe);
            if (plan.inputs() == 60) { // the first round: the next one lists one document more
                write("late.txt", "A late entry.", 0);
                write("5.txt", "An edited entry.", 1000);
                assertThat(sync().exitCode()).isZero();
            }
            return counters;
        });

        assertThat(report.exitCode()).as(report.message()).isZero();
        assertThat(live()).isEqualTo("g2");
        assertThat(report.documents().inputs()).isEqualTo(61);
        assertThat(digest()).isEqualTo(digestOf("g1"));
    }

    @Test
    void what_a_sync_writes_between_the_last_look_and_the_promotion_is_caught_up_with() {
        RunReport report = rebuild(job(config(), opener()), new ForwardingStore(StoreAssembly.open(config())) {
            @Override
            public void promote(String generation) {
                write("late.txt", "A late entry.", 0);
                assertThat(sync().exitCode()).isZero();
                super.promote(generation);
            }
        });

        assertThat(report.exitCode()).as(report.message()).isZero();
        assertThat(live()).isEqualTo("g2");
        assertThat(digest()).isEqualTo(digestOf("g1"));
    }

    @Test
    void a_sync_whose_generation_is_replaced_while_it_plans_plans_again() {
        write("late.txt", "A late entry.", 0);
        CorpusmillConfig config = config();
        once(() -> rebuildWithout("late.txt"));
        IndexStore store = new ForwardingStore(StoreAssembly.open(config)) {
            @Override
            public GenerationReader openReader(String generation) {
                meanwhile();
                return super.openReader(generation);
            }
        };
        assertOvertaken(store, () -> StoreAssembly.open(config));
    }

    @Test
    void a_sync_whose_generation_is_replaced_while_it_writes_plans_again_for_the_new_one() {
        assertThat(rebuild(job(config(), opener())).exitCode()).isZero();
        promote("g1");
        write("late.txt", "A late entry.", 0);
        once(() -> promote("g2")); // as a rebuild would that had seen nothing of the new file
        CorpusmillConfig config = config();
        String key = work.toString();
        assertOvertaken(StoreAssembly.open(config), () -> new InterruptedStore(StoreAssembly.open(config), key));
    }

    private void promote(String generation) {
        try (IndexStore store = StoreAssembly.open(config())) {
            store.promote(generation);
        }
    }

    private void assertOvertaken(IndexStore store, StoreOpener opener) {
        try (store;
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow()) {
            RunReport report = syncRun(config(), opener).run(store, lease);
            assertThat(report.exitCode()).as(report.message()).isZero();
            assertThat(report.generation()).isEqualTo("g2");
        }
        assertThat(live()).isEqualTo("g2");
        assertThat(digest().digest()).isEqualTo(freshDigest());
    }

    private void once(Runnable action) {
        MEANWHILE.put(work.toString(), () -> {
            MEANWHILE.remove(work.toString());
            action.run();
        });
    }

    private void meanwhile() {
        MEANWHILE.getOrDefault(work.toString(), () -> {}).run();
    }

    @Test
    void a_rebuild_without_room_on_the_disk_does_not_begin_and_names_both_sizes() {
        RunReport report = rebuild(job(config(), opener()), new ForwardingStore(StoreAssembly.open(config())) {
            @Override
            public Optional<DiskSpace> diskSpace(String generation) {
                return Optional.of(new DiskSpace(300L << 20, 500L << 20));
            }
        });

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.message()).contains("needed=600.0MB").contains("free=500.0MB");
        assertThat(states()).containsOnlyKeys("g1");
    }

    /** Longer than the chunks of the broken splitter. */
    private static String opening(int i) {
        return "Entry " + i + " of the log of the light, kept by the wardens of the harbour, is this one. ";
    }

    private RunReport rebuild(BuildJob job) {
        return rebuild(job, StoreAssembly.open(config()));
    }

    private RunReport rebuild(BuildJob job, IndexStore store) {
        try (store;
                Lease lease = store.control().acquire(Role.BUILDER).orElseThrow()) {
            return new RebuildRun(config(), TestEmbedder::new, job, PlanOptions.NONE, Clock.systemUTC())
                    .run(store, lease);
        }
    }

    private void rebuildWithout(String name) {
        Path file = work.resolve("corpus").resolve(name);
        Path aside = work.resolve(name);
        try {
            Files.move(file, aside);
            assertThat(rebuild(job(config(), opener())).exitCode()).isZero();
            Files.move(aside, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private RunReport sync() {
        CorpusmillConfig config = config();
        try (IndexStore store = StoreAssembly.open(config);
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow()) {
            return syncRun(config, () -> StoreAssembly.open(config)).run(store, lease);
        }
    }

    private static SyncRun syncRun(CorpusmillConfig config, StoreOpener opener) {
        return new SyncRun("sync", new SyncRun.Tools(config, opener, TestEmbedder::new, QUIET), PlanOptions.NONE);
    }

    private IndexDigest changedRecipeElsewhere() {
        List<String> before = List.copyOf(settings);
        settings.addAll(List.of("store.path=" + work.resolve("elsewhere"), "parse.max-text=15MB"));
        assertThat(sync().exitCode()).isZero();
        IndexDigest digest = digest();
        settings.clear();
        settings.addAll(before);
        return digest;
    }

    private String freshDigest() {
        List<String> before = List.copyOf(settings);
        settings.add("store.path=" + work.resolve("elsewhere"));
        assertThat(sync().exitCode()).isZero();
        String digest = digest().digest();
        settings.clear();
        settings.addAll(before);
        return digest;
    }

    private static BuildJob job(CorpusmillConfig config, StoreOpener opener) {
        IndexingJob job = new IndexingJob(config, opener, TestEmbedder::new);
        return (plan, from, recipe) -> {
            Progress progress = new Progress(QUIET, false, System::nanoTime, plan.reads(), plan.bytes());
            return from.isPresent()
                    ? job.copyAndApply(plan, from.get(), recipe, progress)
                    : job.apply(plan, recipe, progress);
        };
    }

    private StoreOpener opener() {
        CorpusmillConfig config = config();
        return () -> StoreAssembly.open(config);
    }

    /** A store that breaks when it has committed the first documents. */
    private StoreOpener dying() {
        CorpusmillConfig config = config();
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

    /** Lets something happen before the first writer is opened. */
    private static final class InterruptedStore extends ForwardingStore {
        private final String key;

        InterruptedStore(IndexStore store, String key) {
            super(store);
            this.key = key;
        }

        @Override
        public GenerationWriter openWriter(String generation) {
            MEANWHILE.getOrDefault(key, () -> {}).run();
            return super.openWriter(generation);
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

    private String live() {
        try (IndexStore store = StoreAssembly.open(config())) {
            return store.live().orElse("");
        }
    }

    private Map<String, State> states() {
        Map<String, State> states = new ConcurrentHashMap<>();
        try (IndexStore store = StoreAssembly.open(config())) {
            store.generations().forEach(generation -> states.put(generation.name(), generation.state()));
        }
        return states;
    }

    private long rows(String generation) {
        long[] rows = {0};
        try (IndexStore store = StoreAssembly.open(config());
                GenerationReader reader = store.openReader(generation)) {
            reader.scanCatalogue("", "", row -> rows[0]++);
        }
        return rows[0];
    }

    private IndexDigest digest() {
        return digestOf(live());
    }

    private IndexDigest digestOf(String generation) {
        try (IndexStore store = StoreAssembly.open(config());
                GenerationReader reader = store.openReader(generation)) {
            return IndexDigest.of(reader);
        }
    }

    private void write(String name, String text, int laterMillis) {
        try {
            Path folder = Files.createDirectories(work.resolve("corpus"));
            Path file = Files.writeString(folder.resolve(name), text);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + laterMillis));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private CorpusmillConfig config(String... others) {
        try {
            List<String> all = new ArrayList<>(settings);
            all.addAll(List.of(others));
            Path file = Files.writeString(
                    work.resolve("corpusmill.yaml"), "sources: [{name: s, uri: '" + work.resolve("corpus") + "'}]\n");
            return ConfigReader.read(file, all, variable -> null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
