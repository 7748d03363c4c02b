package dev.corpusmill.index.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.IndexerMain;
import dev.corpusmill.index.command.IndexCommandLine;
import dev.corpusmill.store.IndexDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** A corpus, an index and the commands of the indexer, as a scheduler would run them, on the test model. */
final class SyncHarness {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);

    final Path corpus;
    private final Path work;
    private final List<String> settings = new ArrayList<>();

    SyncHarness(Path work) throws IOException {
        this.work = work;
        this.corpus = Files.createDirectories(work.resolve("corpus"));
        Files.writeString(work.resolve("corpusmill.yaml"), "sources: [{name: s, uri: '" + corpus + "'}]\n");
        set("store.path=" + work.resolve("data"));
        set("embedding.engine=test");
        set("groups.chunk.max-tokens=32");
        set("job.parallelism=2");
        set("guards.tolerated=0"); // the corpora of tests are small: one failure is to be seen
    }

    SyncHarness set(String setting) {
        settings.add(setting);
        return this;
    }

    /** Keeps the index on a Milvus from now on, under a name of its own. */
    SyncHarness onMilvus(String uri, String name) {
        return set("store.kind=milvus")
                .set("store.milvus.uri=" + uri)
                .set("store.path=" + work.resolve("milvus"))
                .set("store.milvus.lease=2s")
                .set("store.milvus.consistency=strong")
                .set("index.name=" + name);
    }

    /** Writes a document with a modification time of long ago, so that nothing depends on how fast the test is. */
    Path write(String path, String text) throws IOException {
        Path file = corpus.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, LONG_AGO);
        return file;
    }

    /** Writes it again with a later modification time. */
    void edit(String path, String text) throws IOException {
        Files.setLastModifiedTime(write(path, text), FileTime.fromMillis(LONG_AGO.toMillis() + 1000));
    }

    int sync(String... arguments) {
        return reporting("sync", arguments);
    }

    int rebuild(String... arguments) {
        return reporting("rebuild", arguments);
    }

    private int reporting(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--report")) {
            all.addAll(List.of("--report", reportFile().toString()));
        }
        return run(command, all.toArray(String[]::new));
    }

    /** Runs a command of the indexer and gives its exit code. */
    int run(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--config", work.resolve("corpusmill.yaml").toString()));
        for (String setting : settings) {
            line.addAll(List.of("--set", setting));
        }
        return IndexCommandLine.run(IndexerMain.command(), line.toArray(String[]::new));
    }

    Path reportFile() {
        return work.resolve("report.json");
    }

    /** The report of the last run. */
    JsonNode report() {
        try {
            return new ObjectMapper().readTree(reportFile().toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    CorpusmillConfig config() {
        return ConfigReader.read(work.resolve("corpusmill.yaml"), settings, name -> null);
    }

    String live() {
        try (IndexStore store = StoreAssembly.open(config())) {
            return store.live().orElse("");
        }
    }

    IndexDigest digest() {
        try (IndexStore store = StoreAssembly.open(config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            return IndexDigest.of(reader);
        }
    }

    List<CatalogueRow> catalogue() {
        List<CatalogueRow> rows = new ArrayList<>();
        try (IndexStore store = StoreAssembly.open(config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            reader.scanCatalogue("", "", rows::add);
        }
        return rows;
    }
}
