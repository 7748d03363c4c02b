package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.BuildJob;
import dev.corpusmill.index.run.RebuildRun;
import dev.corpusmill.index.run.SyncRun;
import dev.corpusmill.store.IndexDigest;
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
import java.util.concurrent.ConcurrentHashMap;

/** A corpus of sixty entries, its first index, and the rebuilds and syncs of a test over them. */
final class RebuildHarness {
    private static final PrintStream QUIET =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final Path work;
    private final List<String> settings = new ArrayList<>();

    /** Indexes the corpus in a folder. */
    RebuildHarness(Path work) {
        this.work = work;
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

    /** For all that is done from now on. */
    void set(String setting) {
        settings.add(setting);
    }

    /** What an index with further settings, built elsewhere from nothing, holds. */
    IndexDigest digestElsewhere(String... further) {
        List<String> before = List.copyOf(settings);
        settings.add("store.path=" + work.resolve("elsewhere"));
        settings.addAll(List.of(further));
        assertThat(sync().exitCode()).isZero();
        IndexDigest digest = digest();
        settings.clear();
        settings.addAll(before);
        return digest;
    }

    Path path(String name) {
        return work.resolve(name);
    }

    /** Longer than the chunks of the broken splitter. */
    static String opening(int i) {
        return "Entry " + i + " of the log of the light, kept by the wardens of the harbour, is this one. ";
    }

    RunReport rebuild(BuildJob job) {
        return rebuild(job, StoreAssembly.open(config()));
    }

    RunReport rebuild(BuildJob job, IndexStore store) {
        try (store;
                Lease lease = store.control().acquire(Role.BUILDER).orElseThrow()) {
            return new RebuildRun(config(), TestEmbedder::new, job, PlanOptions.NONE, Clock.systemUTC())
                    .run(store, lease);
        }
    }

    RunReport sync() {
        CorpusmillConfig config = config();
        try (IndexStore store = StoreAssembly.open(config);
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow()) {
            return syncRun(config, () -> StoreAssembly.open(config)).run(store, lease);
        }
    }

    static SyncRun syncRun(CorpusmillConfig config, StoreOpener opener) {
        return new SyncRun("sync", new SyncRun.Tools(config, opener, TestEmbedder::new, QUIET), PlanOptions.NONE);
    }

    static BuildJob job(CorpusmillConfig config, StoreOpener opener) {
        IndexingJob job = new IndexingJob(config, opener, TestEmbedder::new);
        return (plan, from, recipe) -> {
            Progress progress = new Progress(QUIET, false, System::nanoTime, plan.reads(), plan.bytes());
            return from.isPresent()
                    ? job.copyAndApply(plan, from.get(), recipe, progress)
                    : job.apply(plan, recipe, progress);
        };
    }

    StoreOpener opener() {
        CorpusmillConfig config = config();
        return () -> StoreAssembly.open(config);
    }

    void promote(String generation) {
        try (IndexStore store = StoreAssembly.open(config())) {
            store.promote(generation);
        }
    }

    String live() {
        try (IndexStore store = StoreAssembly.open(config())) {
            return store.live().orElse("");
        }
    }

    Map<String, State> states() {
        Map<String, State> states = new ConcurrentHashMap<>();
        try (IndexStore store = StoreAssembly.open(config())) {
            store.generations().forEach(generation -> states.put(generation.name(), generation.state()));
        }
        return states;
    }

    IndexDigest digest() {
        return digestOf(live());
    }

    IndexDigest digestOf(String generation) {
        try (IndexStore store = StoreAssembly.open(config());
                GenerationReader reader = store.openReader(generation)) {
            return IndexDigest.of(reader);
        }
    }

    void write(String name, String text, int laterMillis) {
        try {
            Path folder = Files.createDirectories(work.resolve("corpus"));
            Path file = Files.writeString(folder.resolve(name), text);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + laterMillis));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    CorpusmillConfig config(String... others) {
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
