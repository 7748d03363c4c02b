package dev.corpusmill.store.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MilvusFenceTest {
    private final AtomicLong nanos = new AtomicLong(-7);
    private final AtomicInteger questions = new AtomicInteger();
    private boolean held = true;

    private final MilvusFence fence = new MilvusFence(
            "lease=WRITER run=5",
            () -> {
                questions.incrementAndGet();
                return held;
            },
            Duration.ofSeconds(20),
            nanos::get);

    @Test
    void the_server_is_asked_before_the_first_request_and_once_in_a_quarter_of_the_lease() {
        fence.check();
        pass(Duration.ofMillis(4999));
        fence.check();
        assertThat(questions).hasValue(1);

        pass(Duration.ofMillis(1));
        fence.check();

        assertThat(questions).hasValue(2);
    }

    @Test
    void after_a_long_stop_nothing_is_written_before_the_server_was_asked() {
        fence.check();
        held = false;
        pass(Duration.ofHours(1));

        assertLost();
    }

    @Test
    void what_is_lost_stays_lost() {
        held = false;
        assertLost();
        held = true;

        assertLost();
    }

    @Test
    void without_a_lease_nothing_is_asked() {
        assertThatCode(MilvusFence.OPEN::check).doesNotThrowAnyException();
        assertThat(questions).hasValue(0);
    }

    private void assertLost() {
        assertThatThrownBy(fence::check)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("lease=WRITER run=5")
                .extracting(failure -> ((StoreException) failure).kind())
                .isEqualTo(FailureKind.FATAL);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
