package dev.corpusmill.index.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetriesTest {
    private final Retries retries = new Retries();

    @Test
    void the_first_try_is_due_at_once_and_each_further_one_later() {
        assertThat(retries.due("a", 0)).isTrue();
        assertThat(retries.due("a", 9_999)).isFalse();
        assertThat(retries.due("a", 10_000)).isTrue();
        assertThat(retries.due("a", 29_999)).isFalse();
        assertThat(retries.due("a", 30_000)).isTrue();
    }

    @Test
    void the_delay_does_not_grow_beyond_some_ten_minutes() {
        long now = 0;
        for (int i = 0; i < 50; i++) {
            assertThat(retries.due("a", now)).isTrue();
            now += 640_000;
        }
    }

    @Test
    void a_document_that_was_settled_begins_anew() {
        retries.due("a", 0);
        retries.forget("a");

        assertThat(retries.due("a", 1)).isTrue();
    }
}
