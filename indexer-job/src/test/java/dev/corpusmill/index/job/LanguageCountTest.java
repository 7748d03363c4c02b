package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.cluster.FlinkCluster;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LanguageCountTest {
    private static final String GERMAN =
            "Die Liegegebühren für Gästeboote werden am Abend im Hafenbüro bezahlt, und zwar von dem Schiffer.";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    @Test
    void a_run_counts_the_languages_of_the_documents_that_it_read_and_indexed() throws IOException {
        SyncHarness index = new SyncHarness(work).set("guards.max-failed=100%").set("guards.max-empty=100%");
        index.write("a.txt", GERMAN);
        index.write("b.txt", GERMAN.repeat(50)); // many chunks are one document
        index.write("c.txt", "The lamp is lit at dusk, and the keeper trims the wick before that.");
        index.write("numbers.txt", "480 525 610");
        index.write("empty.txt", " ");
        index.write("broken.pdf", "%PDF-1.4 this is not the rest of a PDF");

        assertThat(index.sync()).isZero();
        assertThat(index.report().get("languages").toString()).isEqualTo("{\"de\":2,\"en\":1}");

        index.edit("a.txt", GERMAN + " Das gilt immer.");
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("languages").toString()).isEqualTo("{\"de\":1}");

        assertThat(index.sync()).isZero();
        assertThat(index.report().get("languages").toString()).isEqualTo("{}");
    }
}
