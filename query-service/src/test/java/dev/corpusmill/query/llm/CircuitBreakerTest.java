package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private long nanos;
    private final CircuitBreaker breaker = new CircuitBreaker(5, Duration.ofSeconds(1), () -> nanos, () -> 0.5);

    @Test
    void five_failures_open_it_and_four_do_not() {
        fail(4);
        assertThat(breaker.closed()).isTrue();
        fail(1);
        assertThat(breaker.closed()).isFalse();
        assertThat(breaker.beginTrial()).isFalse();
    }

    @Test
    void failures_among_successes_count_within_ten_answers() {
        for (int i = 0; i < 4; i++) {
            breaker.failed(false);
            breaker.succeeded(false);
        }
        assertThat(breaker.closed()).isTrue();
        breaker.failed(false);
        assertThat(breaker.closed()).isFalse();
    }

    @Test
    void failures_long_ago_do_not_count() {
        fail(4);
        for (int i = 0; i < 10; i++) {
            breaker.succeeded(false);
        }
        fail(4);
        assertThat(breaker.closed()).isTrue();
    }

    @Test
    void after_a_second_one_request_may_try_and_its_success_closes_it() {
        fail(5);
        pass(1.01);
        assertThat(breaker.beginTrial()).isTrue();
        assertThat(breaker.beginTrial()).isFalse();
        breaker.succeeded(true);
        assertThat(breaker.closed()).isTrue();
        fail(4);
        assertThat(breaker.closed()).isTrue();
    }

    @Test
    void each_failed_trial_doubles_the_wait_up_to_four_seconds() {
        fail(5);
        for (double wait : new double[] {1, 2, 4, 4, 4}) {
            pass(wait - 0.01);
            assertThat(breaker.beginTrial()).isFalse();
            pass(0.02);
            assertThat(breaker.beginTrial()).isTrue();
            breaker.failed(true);
        }
    }

    @Test
    void a_trial_whose_client_left_says_nothing_and_the_next_request_tries_again() {
        fail(5);
        pass(1.01);
        assertThat(breaker.beginTrial()).isTrue();
        breaker.abandoned(true);
        assertThat(breaker.closed()).isFalse();
        assertThat(breaker.beginTrial()).isTrue();
    }

    @Test
    void a_server_that_answers_probes_again_is_tried_at_once() {
        fail(5);
        breaker.expectRecovery();
        assertThat(breaker.beginTrial()).isTrue();
    }

    @Test
    void answers_that_began_before_it_opened_change_nothing() {
        fail(5);
        breaker.succeeded(false);
        breaker.failed(false);
        assertThat(breaker.closed()).isFalse();
        pass(1.01);
        assertThat(breaker.beginTrial()).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(false);
        }
    }

    private void pass(double seconds) {
        nanos += (long) (seconds * 1e9);
    }
}
