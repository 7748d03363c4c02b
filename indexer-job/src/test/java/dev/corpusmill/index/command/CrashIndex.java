package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.ControlRecord.Promotion;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.IndexerMain;
import dev.corpusmill.index.audit.Audit;
import dev.corpusmill.index.audit.Finding;
import dev.corpusmill.index.command.CrashCell.Command;
import dev.corpusmill.index.command.CrashCell.Kind;
import dev.corpusmill.index.command.CrashCell.Place;
import dev.corpusmill.index.command.TrapStore.Recovery;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.store.IndexDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The index of one cell: a corpus and its changes, the runs over it, and what must hold in the end. */
final class CrashIndex {
    private static final Duration STALL = Duration.ofSeconds(30);
    private static final long PATIENCE_SECONDS = 90;
    private static final String GROUP = "chunk";

    final CrashCorpus corpus;
    final Path folder;
    private final CrashCell cell;
    private final CorpusmillConfig config;
    private final List<String> line = new ArrayList<>();
    private Optional<CrashRun> running = Optional.empty();

    /** {@code milvus} is the address of a server, for cells that need one. */
    CrashIndex(Path folder, CrashCell cell, String milvus, String... more) {
        this.folder = folder;
        this.cell = cell;
        this.corpus = new CrashCorpus(folder.resolve("corpus"), cell.seed());
        List<String> settings = new ArrayList<>(List.of(
                "embedding.engine=test",
                "groups.chunk.max-tokens=32",
                "job.parallelism=2",
                "job.checkpoint-interval=100ms",
                "watch.checkpoint-interval=100ms",
                "watch.interval=10ms",
                "guards.max-deletes=100%",
                "guards.tolerated=0",
                "generations.grace=0s",
                "generations.keep=" + (cell.place() == Place.DROP ? 0 : 1),
                "generations.keep-loaded=0",
                "store.path=" + folder.resolve("data")));
        if (cell.store() == Kind.MILVUS) {
            settings.addAll(List.of(
                    "store.kind=milvus",
                    "store.milvus.uri=" + milvus,
                    "store.milvus.lease=2s",
                    "store.milvus.consistency=strong",
                    "index.name=" + name(folder)));
        }
        settings.addAll(List.of(more));
        Path file = folder.resolve("corpusmill.yaml");
        try {
            Files.createDirectories(folder.resolve("corpus"));
            Files.writeString(file, "sources: [{name: s, uri: '" + TrapFiles.uri(folder.resolve("corpus")) + "'}]\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        config = ConfigReader.read(file, settings, variable -> null);
        line.addAll(List.of("--config", file.toString()));
        settings.forEach(setting -> line.addAll(List.of("--set", setting)));
    }

    private static String name(Path folder) {
        return "c" + Integer.toHexString(folder.toString().hashCode());
    }

    /** Makes the index what a base has, without a job. */
    void stock(CrashIndex base) {
        try (IndexStore from = base.open();
                GenerationReader reader = from.openReader("g1");
                IndexStore to = open()) {
            while (to.control().nextRunToken() < 3) {} // above the versions of the base
            Generation manifest = reader.manifest().with(State.READY);
            to.create(manifest);
            try (GenerationWriter writer = to.openWriter("g1")) {
                List<String> ids = new ArrayList<>();
                reader.scan(GROUP, "", "", node -> ids.add(node.id()));
                writer.upsert(GROUP, reader.fetch(GROUP, ids));
                List<CatalogueRow> rows = new ArrayList<>();
                reader.scanCatalogue("", "", row -> rows.add(row));
                writer.upsertCatalogue(reader.fetchCatalogue(
                        rows.stream().map(CatalogueRow::documentId).toList()));
                writer.commit();
            }
            to.promote("g1");
            to.control().notePromotion(new Promotion("g1", 1));
        }
    }

    /** Runs the command of the cell. */
    RunReport run(Recovery recovery) {
        return run(cell.command(), recovery);
    }

    RunReport run(Command command, Recovery recovery) {
        CrashRun run = new CrashRun(config, folder.toString(), recovery, corpus::changeRest);
        running = Optional.of(run);
        return run.run(command);
    }

    /** What happens while a run is held up for 30 s: a sync beside it, more changes, more scans. */
    void meanwhile() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            other.submit(() -> {
                        besides();
                        return true;
                    })
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("what happened during a stall failed", failure);
        } finally {
            other.shutdownNow();
        }
    }

    private void besides() throws InterruptedException {
        switch (cell.command()) {
            case SYNC -> {
                try (IndexStore store = open()) {
                    assertThat(store.control().acquire(Role.WRITER))
                            .as("another run during the stall")
                            .isEmpty();
                }
            }
            case REBUILD -> {
                corpus.changeRest();
                CrashRun beside = new CrashRun(config, folder.toString(), Recovery.ALL, () -> {});
                assertThat(beside.run(Command.SYNC).exitCode()).isZero();
            }
            case WATCH -> {
                CrashClock clock = running.orElseThrow().clock();
                clock.advance(STALL);
                corpus.changeRest();
                clock.awaitScans(3);
            }
        }
    }

    IndexStore open() {
        return StoreAssembly.open(config);
    }

    /** Runs a command as a scheduler would. */
    int command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(line);
        return IndexCommandLine.run(IndexerMain.command(), all.toArray(String[]::new));
    }

    IndexDigest digest() {
        try (IndexStore store = open();
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            return IndexDigest.of(reader);
        }
    }

    /** What an audit of the live generation says. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try (IndexStore store = open();
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            new Audit(reader, findings::add).run();
        }
        return findings;
    }

    /** Ids of the nodes of the live generation. */
    Set<String> nodes() {
        Set<String> ids = new TreeSet<>();
        try (IndexStore store = open();
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            reader.scan(GROUP, "", "", node -> ids.add(node.id()));
        }
        return ids;
    }

    /** Nodes that do not carry the vector of their text. */
    List<String> wrongVectors() {
        List<String> wrong = new ArrayList<>();
        try (IndexStore store = open();
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            List<String> ids = new ArrayList<>();
            reader.scan(GROUP, "", "", node -> ids.add(node.id()));
            for (Node node : reader.fetch(GROUP, ids)) {
                if (!Arrays.equals(node.vector(), TestEmbedder.vectorOf(node.text()))) {
                    wrong.add(node.documentId() + "#" + node.ordinal());
                }
            }
        }
        return wrong;
    }

    /** The generations of a state that are not live. */
    List<String> others(State state) {
        try (IndexStore store = open()) {
            String live = store.live().orElseThrow();
            return store.generations().stream()
                    .filter(generation ->
                            generation.state() == state && !generation.name().equals(live))
                    .map(Generation::name)
                    .toList();
        }
    }
}
