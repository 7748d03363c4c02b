package dev.corpusmill.query.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.Priority;
import dev.corpusmill.query.security.Quota;
import dev.corpusmill.query.security.Scope;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private long nowNanos = Long.MAX_VALUE - 5; // the clock may turn over
    private final Quotas quotas = new Quotas(256, () -> nowNanos);

    private static Client client(String name, double rate, int concurrency) {
        return new Client(name, Scope.PUBLIC, Priority.LIVE, new Quota(rate, concurrency), false);
    }

    @Test
    void a_second_s_worth_may_come_at_once_and_then_as_many_as_the_rate() {
        Client client = client("a", 2, 0);
        quotas.enter(client).close();
        quotas.enter(client).close();
        assertThatThrownBy(() -> quotas.enter(client)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.quota()).isTrue();
            assertThat(refused.retryAfterSeconds()).isEqualTo(1);
        });
        quotas.enter(client("b", 2, 0)).close();
        nowNanos += TimeUnit.MILLISECONDS.toNanos(500);
        quotas.enter(client).close();
        assertThatThrownBy(() -> quotas.enter(client)).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_rate_below_one_a_second_says_when_to_come_again() {
        Client client = client("a", 0.1, 0);
        quotas.enter(client).close();
        assertThatThrownBy(() -> quotas.enter(client))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.retryAfterSeconds()).isEqualTo(10));
    }

    @Test
    void so_many_at_once_and_another_when_one_has_gone() {
        Client client = client("a", 0, 1);
        Permit first = quotas.enter(client);
        assertThatThrownBy(() -> quotas.enter(client)).isInstanceOf(RefusedException.class);
        first.close();
        first.close();
        Permit second = quotas.enter(client);
        assertThatThrownBy(() -> quotas.enter(client)).isInstanceOf(RefusedException.class);
        second.close();
    }
}
