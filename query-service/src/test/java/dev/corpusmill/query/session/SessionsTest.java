package dev.corpusmill.query.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.security.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Scope ACME = new Scope("acme", Set.of("staff"));

    private long nowNanos;

    private Sessions sessions(int turns, int max, long maxBytes) {
        return new Sessions(new Sessions.Settings(turns, Duration.ofHours(1), max, maxBytes), () -> nowNanos);
    }

    @Test
    void the_last_turns_are_remembered_in_their_order() {
        Sessions sessions = sessions(2, 10, 1 << 20);
        for (String question : new String[] {"one?", "two?", "three?"}) {
            sessions.add(ACME, "s", new ChatTurn(question, "yes"));
        }
        assertThat(sessions.history(ACME, "s")).extracting(ChatTurn::question).containsExactly("two?", "three?");
    }

    @Test
    void the_same_name_is_another_session_for_another_tenant_and_for_other_principals() {
        Sessions sessions = sessions(30, 10, 1 << 20);
        sessions.add(ACME, "s", new ChatTurn("secret?", "yes"));
        Scope others = new Scope("other", Set.of("staff"));
        Scope more = new Scope("acme", Set.of("staff", "board"));
        assertThat(sessions.history(others, "s")).isEmpty();
        assertThat(sessions.history(more, "s")).isEmpty();
        assertThat(sessions.clear(others, "s")).isFalse();
        assertThat(sessions.history(ACME, "s")).hasSize(1);
        assertThat(sessions.clear(ACME, "s")).isTrue();
        assertThat(sessions.history(ACME, "s")).isEmpty();
    }

    @Test
    void an_idle_session_is_forgotten_and_a_used_one_is_not() {
        Sessions sessions = sessions(30, 10, 1 << 20);
        sessions.add(ACME, "idle", new ChatTurn("q", "a"));
        sessions.add(ACME, "used", new ChatTurn("q", "a"));
        nowNanos += TimeUnit.MINUTES.toNanos(59);
        sessions.history(ACME, "used");
        nowNanos += TimeUnit.MINUTES.toNanos(2);
        assertThat(sessions.history(ACME, "idle")).isEmpty();
        assertThat(sessions.history(ACME, "used")).hasSize(1);
        assertThat(sessions.count()).isEqualTo(1);
    }

    @Test
    void where_there_is_no_room_the_one_that_was_idle_longest_goes() {
        Sessions few = sessions(30, 2, 1 << 20);
        few.add(ACME, "a", new ChatTurn("q", "a"));
        few.add(ACME, "b", new ChatTurn("q", "a"));
        few.history(ACME, "a");
        few.add(ACME, "c", new ChatTurn("q", "a"));
        assertThat(few.history(ACME, "b")).isEmpty();
        assertThat(few.history(ACME, "a")).hasSize(1);
    }

    @Test
    void all_together_stay_within_their_bytes_and_leave_nothing_behind() {
        Sessions small = sessions(30, 1_000_000, 100_000);
        for (int i = 0; i < 1000; i++) {
            small.add(ACME, "s" + i % 100, new ChatTurn("q".repeat(i), "a"));
            assertThat(small.bytes()).isLessThanOrEqualTo(100_000);
        }
        assertThat(small.count()).isPositive();
        for (int i = 0; i < 100; i++) {
            small.clear(ACME, "s" + i);
        }
        assertThat(small.bytes()).isZero();
    }
}
