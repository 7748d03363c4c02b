package dev.corpusmill.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Promotion;
import dev.corpusmill.api.store.ControlRecord.Role;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Run tokens and leases. */
interface ControlContract extends StoreFixture {
    @Test
    default void run_tokens_increase_across_handles() {
        long first = store().control().nextRunToken();
        long second = anotherHandle().control().nextRunToken();
        long third = store().control().nextRunToken();

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
        assertThat(first).isPositive();
    }

    @Test
    default void threads_never_draw_the_same_token() throws InterruptedException {
        Set<Long> drawn = new ConcurrentSkipListSet<>();
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(unused -> anotherHandle().control())
                .map(control -> new Thread(() -> {
                    for (int i = 0; i < 10; i++) {
                        drawn.add(control.nextRunToken());
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(30_000);
        }

        assertThat(drawn).hasSize(40);
    }

    @Test
    default void one_run_at_a_time_holds_a_lease() {
        ControlRecord other = anotherHandle().control();
        long first;
        try (Lease lease = take(store().control(), Role.WRITER)) {
            first = lease.runToken();
            assertThat(lease.held()).isTrue();
            assertThat(other.holder(Role.WRITER)).hasValue(first);
            assertThat(other.holder(Role.BUILDER)).isEmpty();
            assertThat(other.acquire(Role.WRITER)).isEmpty();
            assertThat(store().control().acquire(Role.WRITER)).isEmpty();
            assertThat(lease.held()).as("after others tried").isTrue();
            assertThat(other.acquire(Role.WRITER)).as("second try").isEmpty();
        }
        assertThat(other.holder(Role.WRITER)).isEmpty();

        try (Lease next = take(other, Role.WRITER)) {
            assertThat(next.runToken()).isGreaterThan(first);
        }
    }

    @Test
    default void a_builder_and_a_writer_do_not_hinder_each_other() {
        try (Lease writer = take(store().control(), Role.WRITER);
                Lease builder = take(store().control(), Role.BUILDER)) {
            assertThat(writer.held()).isTrue();
            assertThat(builder.held()).isTrue();
            assertThat(builder.runToken()).isNotEqualTo(writer.runToken());
        }
    }

    @Test
    default void a_lease_that_was_given_back_is_held_no_more_and_frees_nobody_elses() {
        Lease first = take(store().control(), Role.WRITER);
        first.close();
        try (Lease second = take(anotherHandle().control(), Role.WRITER)) {
            first.close();

            assertThat(first.held()).isFalse();
            assertThat(second.held()).isTrue();
            assertThat(store().control().acquire(Role.WRITER)).isEmpty();
        }
    }

    @Test
    default void promotions_are_remembered_in_order_by_every_handle_and_old_ones_are_forgotten() {
        assertThat(store().control().promotions()).isEmpty();
        store().control().notePromotion(new Promotion("g1", 1_000));
        store().control().notePromotion(new Promotion("g2", 2_000));
        anotherHandle().control().notePromotion(new Promotion("g1", 3_000));

        assertThat(anotherHandle().control().promotions())
                .containsExactly(new Promotion("g1", 1_000), new Promotion("g2", 2_000), new Promotion("g1", 3_000));

        for (int i = 0; i < ControlRecord.MAX_PROMOTIONS; i++) {
            store().control().notePromotion(new Promotion("g3", 4_000 + i));
        }
        assertThat(store().control().promotions())
                .hasSize(ControlRecord.MAX_PROMOTIONS)
                .first()
                .isEqualTo(new Promotion("g3", 4_000));
    }

    private static Lease take(ControlRecord control, Role role) {
        return control.acquire(role).orElseThrow(() -> new AssertionError("lease is taken: role=" + role));
    }
}
