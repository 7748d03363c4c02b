package dev.corpusmill.query.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
    private long nanos;
    private final AdaptiveLimit limit = new AdaptiveLimit(1000, nanos);

    @Test
    void latency_that_rises_while_nobody_comes_near_the_limit_takes_nothing_away() {
        serve(20, 20);
        serve(200, 500); // one of the servers behind hangs
        assertThat(limit.limit()).isGreaterThan(400); // half of it while the baseline is measured anew
    }

    @Test
    void latency_that_rises_with_a_queue_does() {
        serve(20, 20);
        for (int i = 0; i < 200; i++) {
            nanos += TimeUnit.MILLISECONDS.toNanos(20);
            limit.sample(nanos - TimeUnit.MILLISECONDS.toNanos(200), nanos, 900);
        }
        assertThat(limit.limit()).isLessThan(500);
    }

    private void serve(int millis, int requests) {
        for (int i = 0; i < requests; i++) {
            nanos += TimeUnit.MILLISECONDS.toNanos(millis);
            limit.sample(nanos - TimeUnit.MILLISECONDS.toNanos(millis), nanos, 8);
        }
    }
}
