package dev.corpusmill.index.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void no_time_is_foretold_from_the_first_bytes_of_many() {
        Progress progress = new Progress(System.out, false, System::nanoTime, 3, 1_000_000);
        assertThat(progress.line(Map.of(RunCounters.BYTES, 300L), 10)).endsWith("? left");
        assertThat(progress.line(Map.of(RunCounters.BYTES, 500_000L), 10)).endsWith(" 10 s left");
    }
}
