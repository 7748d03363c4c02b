package dev.corpusmill.index.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void no_time_is_foretold_from_the_first_bytes_of_many() {
        Progress progress = new Progress(System.out, false, System::nanoTime, 3, 1_000_000);
        assertThat(progress.line(Map.of(RunCounters.BYTES, 50_000L), 10)).isEqualTo("0/3 documents");
        assertThat(progress.line(Map.of(RunCounters.BYTES, 500_000L), 10)).endsWith(" 10 s left");
    }

    @Test
    void nothing_is_said_of_what_has_not_begun() {
        Progress progress = new Progress(System.out, false, System::nanoTime, 3, 1_000_000);
        assertThat(progress.line(Map.of(), 0)).isEqualTo("0/3 documents");
    }

    @Test
    void more_documents_than_foretold_are_no_more_than_all() {
        Progress progress = new Progress(System.out, false, System::nanoTime, 100, 0);
        assertThat(progress.line(Map.of(RunCounters.DOCUMENTS, 3100L), 1)).startsWith("3100/3100 documents");
    }

    @Test
    void a_restart_is_a_line_with_its_reason() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Progress(new PrintStream(out, true, UTF_8), false, System::nanoTime, 1, 1)
                .restarted("store does not answer: uri=x");
        assertThat(out.toString(UTF_8))
                .isEqualToIgnoringNewLines("the job restarts: reason=store does not answer: uri=x");
    }
}
