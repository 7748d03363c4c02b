package dev.corpusmill.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharedResourceTest {
    private static final class Counted implements AutoCloseable {
        static int opened;
        boolean closed;

        Counted() {
            opened++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void the_first_user_opens_it_and_the_last_one_closes_it() throws Exception {
        SharedResource<Counted> resources = new SharedResource<>();
        int before = Counted.opened;
        SharedResource<Counted>.Lease first = resources.acquire("k", Counted::new);
        SharedResource<Counted>.Lease second = resources.acquire("k", Counted::new);
        assertThat(first.get()).isSameAs(second.get());
        assertThat(Counted.opened - before).isEqualTo(1);

        first.close();
        first.close(); // a second time counts for nothing
        assertThat(second.get().closed).isFalse();
        second.close();
        assertThat(second.get().closed).isTrue();

        SharedResource<Counted>.Lease third = resources.acquire("k", Counted::new);
        assertThat(third.get()).isNotSameAs(first.get());
        third.close();
    }

    @Test
    void a_failure_to_open_leaves_nothing_behind() throws Exception {
        SharedResource<Counted> resources = new SharedResource<>();
        assertThatThrownBy(() -> resources.acquire("k", () -> {
                    throw new IllegalStateException("no model");
                }))
                .hasMessage("no model");
        try (SharedResource<Counted>.Lease lease = resources.acquire("k", Counted::new)) {
            assertThat(lease.get().closed).isFalse();
        }
    }
}
