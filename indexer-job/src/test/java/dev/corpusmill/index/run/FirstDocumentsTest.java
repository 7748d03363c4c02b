package dev.corpusmill.index.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.source.ScanTimer;
import dev.corpusmill.managed.ManagedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstDocumentsTest {
    @TempDir
    Path work;

    private int pauses;

    @Test
    void an_empty_managed_source_is_looked_at_until_a_document_comes() throws IOException {
        CorpusmillConfig config = config();
        FirstDocuments.await(config, FileTree::of, timer(3), () -> false);
        assertThat(pauses).isEqualTo(3);

        FirstDocuments.await(config, FileTree::of, timer(1), () -> false);
        assertThat(pauses).isEqualTo(3); // it is there
    }

    @Test
    void a_stop_ends_the_wait() throws IOException {
        CorpusmillConfig config = config();
        FirstDocuments.await(config, FileTree::of, timer(100), () -> pauses == 2);
        assertThat(pauses).isEqualTo(2);
    }

    private CorpusmillConfig config() throws IOException {
        Path file = Files.writeString(
                work.resolve("corpusmill.yaml"),
                "sources: [{name: s, uri: '" + work.resolve("documents") + "', managed: true}]");
        CorpusmillConfig config = ConfigReader.read(file, List.of("embedding.engine=test"), name -> null);
        ManagedFolder.of(config.sources().get(0)).create();
        return config;
    }

    /** Time passes at once; a document comes at the pause of this number. */
    private ScanTimer timer(int arrival) {
        return new ScanTimer() {
            @Override
            public long millis() {
                return 0;
            }

            @Override
            public void after(Duration delay, Runnable task) {
                pauses++;
                if (pauses == arrival) {
                    try {
                        Files.writeString(work.resolve("documents/first.txt"), "The lamp is lit.");
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
                task.run();
            }

            @Override
            public void close() {}
        };
    }
}
