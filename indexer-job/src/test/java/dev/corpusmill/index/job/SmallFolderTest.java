package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.cluster.FlinkCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a night says of a small folder: what is new, what was asked about, and nothing else. */
final class SmallFolderTest {
    private static final String BROKEN = "%PDF-1.4 this is not the rest of a PDF";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    @Test
    void one_broken_file_is_tolerated_a_second_is_news_once() throws IOException {
        SyncHarness index = new SyncHarness(work).set("guards.tolerated=1");
        for (int i = 0; i < 8; i++) {
            index.write("d" + i + ".txt", "Document " + i + " is about the lamp.");
        }
        index.write("broken.pdf", BROKEN);

        assertThat(index.sync()).isZero();
        index.write("broken2.pdf", BROKEN);
        assertThat(index.sync()).isEqualTo(4);
        assertThat(index.report().get("message").asText())
                .contains("failed=2 of=10", "exclude them", "guards.max-failed");
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("failed").asInt()).isEqualTo(2);
    }

    @Test
    void a_run_speaks_only_of_what_it_was_asked_about() throws IOException {
        SyncHarness index = new SyncHarness(work).set("guards.max-failed=100%").set("guards.max-empty=100%");
        index.write("asked/a.txt", "The lamp is lit at dusk.");
        index.write("asked/broken.pdf", BROKEN);
        index.write("other/broken.pdf", BROKEN);
        index.write("other/empty.txt", " ");
        index.write("gone/b.txt", "The horn sounds twice.");
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("emptyDocuments")).hasSize(1);
        Files.delete(index.corpus.resolve("gone/b.txt"));

        assertThat(index.sync("--only", "asked/**")).isZero();
        assertThat(index.report().get("inputs").asInt()).isEqualTo(2);
        assertThat(index.report().get("failed").asInt()).isEqualTo(1);
        assertThat(index.report().get("failures")).hasSize(1);
        assertThat(index.report().get("missing").asInt()).isZero();

        assertThat(index.sync()).as("the vanished folder").isEqualTo(4);
        assertThat(index.report().get("message").asText()).contains("still answer", "--allow-deletes");
        assertThat(index.run(
                        "replay",
                        "--only",
                        "other/**",
                        "--report",
                        index.reportFile().toString()))
                .isEqualTo(0);
        assertThat(index.report().get("inputs").asInt()).isEqualTo(1);
        assertThat(index.report().get("missing").asInt()).isZero();
        assertThat(index.sync("--only", "nothing/**")).isEqualTo(2);
    }

    @Test
    void a_folder_with_other_documents_is_refused_until_somebody_says_that_it_is_right() throws IOException {
        SyncHarness index = new SyncHarness(work);
        for (int i = 0; i < 30; i++) {
            index.write("a/d" + i + ".txt", "Document " + i + " is about the lamp.");
        }
        assertThat(index.sync()).isZero();
        String digest = index.digest().digest();
        Files.move(index.corpus.resolve("a"), work.resolve("elsewhere"));
        for (int i = 0; i < 3; i++) {
            index.write("b/e" + i + ".txt", "Something else: " + i + ".");
        }

        assertThat(index.sync()).isEqualTo(3);
        assertThat(index.report().get("message").asText())
                .contains("other documents than before", "known=30 listed=3 common=0");
        assertThat(index.digest().digest()).isEqualTo(digest);
        assertThat(index.rebuild()).isEqualTo(3);
        assertThat(index.sync("--allow-deletes")).isZero();
        assertThat(index.catalogue()).hasSize(3);
    }
}
