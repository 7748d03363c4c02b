package dev.corpusmill.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryingTest {
    private final List<Duration> slept = new ArrayList<>();
    private final Retrying retrying =
            new Retrying(4, Duration.ofMillis(100), Duration.ofMillis(250), new Retrying.Waits(() -> 1.0, slept::add));
    private final Deadline soon = Deadline.after(Duration.ofMinutes(1));
    private int calls;

    private String failing(int times, FailureKind kind, Duration retryAfter) {
        if (++calls <= times) {
            throw new CallException(kind, "attempt=" + calls, retryAfter, null);
        }
        return "done";
    }

    @Test
    void a_passing_failure_is_repeated_after_waits_that_double_up_to_a_bound() {
        assertThat(retrying.call(() -> failing(3, FailureKind.TRANSIENT, Duration.ZERO), soon))
                .isEqualTo("done");
        assertThat(slept).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(250));
    }

    @Test
    void the_last_failure_is_thrown_when_the_attempts_are_used_up() {
        assertThatThrownBy(() -> retrying.call(() -> failing(9, FailureKind.OVERLOADED, Duration.ZERO), soon))
                .hasMessage("attempt=4");
    }

    @Test
    void what_cannot_succeed_is_not_repeated() {
        for (FailureKind kind : List.of(FailureKind.REJECTED, FailureKind.FATAL)) {
            calls = 0;
            assertThatThrownBy(() -> retrying.call(() -> failing(9, kind, Duration.ZERO), soon))
                    .hasMessage("attempt=1");
        }
        assertThat(slept).isEmpty();
    }

    @Test
    void a_server_that_names_a_time_is_left_alone_for_it_and_not_beyond_the_deadline() {
        assertThat(retrying.call(() -> failing(1, FailureKind.OVERLOADED, Duration.ofSeconds(2)), soon))
                .isEqualTo("done");
        assertThat(slept).containsExactly(Duration.ofSeconds(2));
        calls = 0;
        assertThatThrownBy(() -> retrying.call(() -> failing(1, FailureKind.OVERLOADED, Duration.ofMinutes(2)), soon))
                .hasMessage("attempt=1");
    }
}
