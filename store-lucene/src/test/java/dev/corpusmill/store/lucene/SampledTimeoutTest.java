package dev.corpusmill.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SampledTimeoutTest {
    private static final Duration TIMEOUT = Duration.ofMillis(5);

    @Test
    void a_deadline_that_passes_ends_the_search_within_so_many_questions_and_for_good() {
        AtomicLong now = new AtomicLong();
        SampledTimeout timeout = new SampledTimeout(Deadline.after(TIMEOUT, now::get));
        for (int i = 0; i < 2 * SampledTimeout.ONE_IN; i++) {
            assertThat(timeout.shouldExit()).isFalse();
        }
        now.set(TIMEOUT.toNanos());
        int asked = 1;
        while (!timeout.shouldExit()) {
            assertThat(++asked).isLessThanOrEqualTo(SampledTimeout.ONE_IN);
        }
        for (int i = 0; i < 2 * SampledTimeout.ONE_IN; i++) {
            assertThat(timeout.shouldExit()).isTrue();
        }
    }

    @Test
    void a_deadline_that_has_passed_is_seen_at_once() {
        AtomicLong now = new AtomicLong();
        Deadline passed = Deadline.after(TIMEOUT, now::get);
        now.set(TIMEOUT.toNanos());
        assertThat(new SampledTimeout(passed).shouldExit()).isTrue();
    }

    @Test
    void the_clock_is_read_once_for_many_questions() {
        AtomicLong reads = new AtomicLong();
        SampledTimeout timeout = new SampledTimeout(Deadline.after(TIMEOUT, () -> {
            reads.incrementAndGet();
            return 0;
        }));
        reads.set(0);
        for (int i = 0; i < 10 * SampledTimeout.ONE_IN; i++) {
            timeout.shouldExit();
        }
        assertThat(reads).hasValue(10);
    }
}
