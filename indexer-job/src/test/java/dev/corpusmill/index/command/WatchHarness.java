package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.IndexerMain;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.BuildJob;
import dev.corpusmill.index.run.RebuildRun;
import dev.corpusmill.index.run.SyncRun;
import dev.corpusmill.index.run.SyncRun.Tools;
import dev.corpusmill.index.run.WatchRun;
import dev.corpusmill.index.source.WatchSource;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.MilvusLite;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A corpus and a watch over it, whose scans a test triggers. */
final class WatchHarness implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    /** Sources and sinks are serialized on their way to the cluster; what a test holds of them stays here. */
    private static final Map<String, WatchHarness> HARNESSES = new ConcurrentHashMap<>();

    final Path corpus;
    final HandScans scans = new HandScans();
    private final Path work;
    private final List<String> settings = new ArrayList<>();
    private final List<String> place = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
    private final AtomicBoolean stop = new AtomicBoolean();
    private FlakyStore.Plan faults = new FlakyStore.Plan(FailureKind.TRANSIENT, 0, 0);
    private long lastMtime = 1_700_000_000_000L;

    WatchHarness(Path work) throws IOException {
        this.work = work;
        this.corpus = Files.createDirectories(work.resolve("corpus"));
        this.place.add("store.path=" + work.resolve("data"));
        HARNESSES.put(work.toString(), this);
        Files.writeString(work.resolve("corpusmill.yaml"), "sources: [{name: s, uri: '" + corpus + "'}]\n");
        settings.addAll(List.of(
                "embedding.engine=test",
                "groups.chunk.max-tokens=32",
                "job.parallelism=2",
                "watch.checkpoint-interval=100ms",
                "guards.max-deletes=50%"));
    }

    WatchHarness set(String setting) {
        settings.add(setting);
        return this;
    }

    /** Keeps the index on a server; fresh builds to compare it with are made without one. */
    WatchHarness on(MilvusLite server) {
        place.addAll(List.of(
                "store.kind=milvus",
                "store.milvus.uri=" + server.uri(),
                "store.milvus.lease=2s",
                "store.milvus.consistency=strong",
                "index.name=w" + Integer.toHexString(work.toString().hashCode())));
        return this;
    }

    void fail(FlakyStore.Plan plan) {
        faults = plan;
    }

    /** Writes a document; each time its modification time is a later one of long ago. */
    void write(String path, String text) throws IOException {
        Path file = corpus.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        touch(file);
    }

    void append(String path, String text) throws IOException {
        Path file = corpus.resolve(path);
        Files.writeString(file, text, StandardOpenOption.APPEND);
        touch(file);
    }

    private void touch(Path file) throws IOException {
        lastMtime += 1000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(lastMtime));
    }

    void delete(String path) throws IOException {
        Files.delete(corpus.resolve(path));
    }

    /** Starts a watch; its report comes when it ends. */
    Future<RunReport> watch(WatchRun.Options options) {
        stop.set(false);
        CorpusmillConfig config = config(place);
        String key = work.toString();
        StoreOpener opener = () -> new FlakyStore(StoreAssembly.open(config), HARNESSES.get(key).faults);
        WatchSource.Tools sourceTools = new WatchSource.Tools(
                opener,
                IndexerAssembly.files(),
                () -> HARNESSES.get(key).scans.timer(),
                metrics -> HARNESSES.get(key).scans);
        return thread.submit(() -> {
            try (IndexStore store = StoreAssembly.open(config);
                    Lease lease = store.control().acquire(Role.WRITER).orElseThrow()) {
                return new WatchRun(new Tools(config, opener, TestEmbedder::new, quiet), sourceTools, options)
                        .run(store, lease, stop::get);
            }
        });
    }

    Future<RunReport> watch() {
        return watch(new WatchRun.Options(false, false, Optional.empty(), Optional.empty()));
    }

    /** Tells it to stop and waits for its report. */
    RunReport stop(Future<RunReport> watch) throws InterruptedException, ExecutionException, TimeoutException {
        stop.set(true);
        return end(watch);
    }

    RunReport end(Future<RunReport> watch) throws InterruptedException, ExecutionException, TimeoutException {
        return watch.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs a rebuild beside the watch; {@code meanwhile} happens before and after each of its rounds. */
    RunReport rebuild(Runnable meanwhile) {
        CorpusmillConfig config = config(place);
        IndexingJob job = new IndexingJob(config, () -> StoreAssembly.open(config), TestEmbedder::new);
        BuildJob rounds = (plan, from, recipe) -> {
            meanwhile.run();
            Progress progress = new Progress(quiet, false, System::nanoTime, plan.reads(), plan.bytes());
            Map<String, Object> counters = from.isPresent()
                    ? job.copyAndApply(plan, from.get(), recipe, progress)
                    : job.apply(plan, recipe, progress);
            meanwhile.run();
            return counters;
        };
        try (IndexStore store = store();
                Lease lease = store.control().acquire(Role.BUILDER).orElseThrow()) {
            return new RebuildRun(config, TestEmbedder::new, rounds, PlanOptions.NONE, Clock.systemUTC())
                    .run(store, lease);
        }
    }

    IndexStore store() {
        return StoreAssembly.open(config(place));
    }

    Map<String, CatalogueRow> catalogue() {
        Map<String, CatalogueRow> rows = new HashMap<>();
        try (IndexStore store = store();
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            reader.scanCatalogue("", "", row -> rows.put(row.documentId(), row));
        }
        return rows;
    }

    /** The index holds what a build of the corpus as it is now holds, and nothing else. */
    void assertFresh() {
        CorpusmillConfig fresh = config(List.of("store.path=" + work.resolve("fresh" + System.nanoTime())));
        try (IndexStore store = StoreAssembly.open(fresh);
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow()) {
            Tools tools = new Tools(fresh, () -> StoreAssembly.open(fresh), TestEmbedder::new, quiet);
            assertThat(new SyncRun("sync", tools, PlanOptions.NONE)
                            .run(store, lease)
                            .exitCode())
                    .isZero();
            try (IndexStore watched = store()) {
                assertThat(digest(watched)).isEqualTo(digest(store));
            }
        }
    }

    /** What the audit says of the index; 0 where every row is what the catalogue says. */
    int audit() {
        List<String> line = new ArrayList<>(
                List.of("audit", "--config", work.resolve("corpusmill.yaml").toString()));
        settings.forEach(setting -> line.addAll(List.of("--set", setting)));
        place.forEach(setting -> line.addAll(List.of("--set", setting)));
        return IndexCommandLine.run(IndexerMain.command(), line.toArray(String[]::new));
    }

    @Override
    public void close() throws InterruptedException {
        stop.set(true);
        thread.shutdown();
        assertThat(thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        HARNESSES.remove(work.toString());
    }

    private static IndexDigest digest(IndexStore store) {
        try (GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            return IndexDigest.of(reader);
        }
    }

    private CorpusmillConfig config(List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        return ConfigReader.read(work.resolve("corpusmill.yaml"), all, variable -> null);
    }
}
