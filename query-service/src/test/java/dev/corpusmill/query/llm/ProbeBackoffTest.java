package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeBackoffTest {
    private final ProbeBackoff backoff = new ProbeBackoff();

    /** A port of something else would cost 43,200 connections a day, with a look every two seconds. */
    @Test
    void what_does_not_speak_http_is_looked_at_less_and_less() {
        assertThat(looks(43_200, false)).isBetween(140, 160);
    }

    @Test
    void what_speaks_http_is_looked_at_each_time() {
        looks(1000, false);
        looks(301, true);
        assertThat(looks(1000, true)).isEqualTo(1000);
    }

    private int looks(int times, boolean http) {
        int looks = 0;
        for (int i = 0; i < times; i++) {
            if (backoff.due()) {
                looks++;
                backoff.looked(http);
            }
        }
        return looks;
    }
}
