package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemediesTest {
    @Test
    void a_full_disk_says_what_to_do() {
        assertThat(Remedies.with("lucene commit failed: path=data/docs/g1 reason=No space left on device"))
                .endsWith("No space left on device (make room there, then run again)");
    }

    @Test
    void other_messages_stay_as_they_are() {
        assertThat(Remedies.with("source folder is not a folder: source=s"))
                .isEqualTo("source folder is not a folder: source=s");
    }
}
