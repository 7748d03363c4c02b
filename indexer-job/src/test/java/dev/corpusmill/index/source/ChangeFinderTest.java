package dev.corpusmill.index.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeFinderTest {
    private static final int KNOWN = 30;

    private final MemoryStore store = new MemoryStore();

    @TempDir
    Path work;

    private Path corpus;

    @BeforeEach
    void index() throws IOException {
        corpus = Files.createDirectory(work.resolve("corpus"));
        store.create(Rows.manifest("g1"));
        try (GenerationWriter writer = store.openWriter("g1")) {
            for (int i = 0; i < KNOWN; i++) {
                Path file = Files.writeString(corpus.resolve("old" + i + ".txt"), "The lamp is lit.");
                writer.upsertCatalogue(List.of(Rows.catalogue("s:old" + i + ".txt")
                        .file(FileStamp.listed(
                                Files.size(file),
                                Files.getLastModifiedTime(file).toMillis()))
                        .recipe("recipe-1")
                        .build()));
            }
            writer.commit();
        }
    }

    @Test
    void a_source_that_holds_other_documents_at_the_start_is_refused_as_by_a_sync() throws IOException {
        replaceCorpus();

        try (ChangeFinder finder = finder(false)) {
            assertThatThrownBy(() -> finder.scan(0, List.of()))
                    .isInstanceOfSatisfying(
                            ClassifiedException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(FailureKind.REJECTED))
                    .hasMessageContaining("source=s known=30 listed=2 common=0")
                    .hasMessageContaining("--allow-deletes");
        }
    }

    @Test
    void a_source_that_holds_other_documents_later_gives_and_takes_nothing_until_it_is_back() throws IOException {
        try (ChangeFinder finder = finder(false)) {
            assertThat(finder.scan(0, List.of()).facts().failure()).isEmpty();
            replaceCorpus();

            for (int i = 0; i < 3; i++) {
                ScanResult scan = finder.scan(0, List.of());
                assertThat(scan.taken()).isEmpty();
                assertThat(scan.facts().failure()).contains("source=s known=30 listed=2 common=0");
            }

            Files.move(corpus, work.resolve("wrong"));
            Files.move(work.resolve("right"), corpus);
            assertThat(finder.scan(0, List.of()).facts().failure()).isEmpty();
        }
    }

    @Test
    void it_is_taken_where_deletions_are_allowed() throws IOException {
        replaceCorpus();

        try (ChangeFinder finder = finder(true)) {
            assertThat(finder.scan(0, List.of()).facts().failure()).isEmpty();
        }
    }

    private void replaceCorpus() throws IOException {
        Files.move(corpus, work.resolve("right"));
        Files.createDirectory(corpus);
        Files.writeString(corpus.resolve("new1.txt"), "Of another house.");
        Files.writeString(corpus.resolve("new2.txt"), "Of another house, too.");
    }

    private ChangeFinder finder(boolean allowDeletes) throws IOException {
        Path file = Files.writeString(work.resolve("corpusmill.yaml"), "sources: [{name: s, uri: '" + corpus + "'}]\n");
        CorpusmillConfig config = ConfigReader.read(file, List.of("embedding.engine=test"), name -> null);
        return new ChangeFinder(
                new ChangeFinder.Tools(store, IndexerAssembly.files(), new StillTimer()),
                new WatchSettings(config, "g1", "recipe-1", allowDeletes, false),
                9);
    }

    /** Scans are made by hand. */
    private static final class StillTimer implements ScanTimer {
        @Override
        public long millis() {
            return 2_000_000_000_000L;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public void close() {}
    }
}
