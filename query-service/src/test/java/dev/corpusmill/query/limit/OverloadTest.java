package dev.corpusmill.query.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.security.Priority;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The admission before something that works on 20 requests at once for 100 ms each, in virtual time. */
class OverloadTest {
    private static final int SLOTS = 20;
    private static final long SERVICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double CAPACITY = SLOTS / 0.1; // requests a second
    private static final int MAX = 1024;

    private final Random random = new Random(7);
    private final PriorityQueue<Long> slots = new PriorityQueue<>(); // when each of them is free
    private final PriorityQueue<Ending> endings = new PriorityQueue<>();
    private long nowNanos;
    private final Admission admission = new Admission("answers", MAX, 0.5, () -> nowNanos);

    private record Ending(long atNanos, Admission.Entry entry) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            return Long.compare(atNanos, other.atNanos);
        }
    }

    /** What became of the requests of one phase. */
    private static final class Tally {
        int offered;
        int refused;
        int answered;
        long longestNanos;
    }

    OverloadTest() {
        for (int i = 0; i < SLOTS; i++) {
            slots.add(0L);
        }
    }

    private Tally run(double live, double batch, Duration duration) {
        Tally tally = new Tally();
        long endNanos = nowNanos + duration.toNanos();
        long nextLive = next(live);
        long nextBatch = next(batch);
        while (Math.min(nextLive, nextBatch) < endNanos) {
            boolean isLive = nextLive <= nextBatch;
            finishUntil(Math.min(nextLive, nextBatch), tally);
            arrive(isLive ? Priority.LIVE : Priority.BATCH, tally);
            if (isLive) {
                nextLive = next(live);
            } else {
                nextBatch = next(batch);
            }
        }
        finishUntil(endNanos, tally);
        return tally;
    }

    private long next(double rate) {
        return rate == 0 ? Long.MAX_VALUE : nowNanos + (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
    }

    private void finishUntil(long nanos, Tally tally) {
        while (!endings.isEmpty() && endings.peek().atNanos() <= nanos) {
            Ending ending = endings.remove();
            nowNanos = ending.atNanos();
            ending.entry().worked();
            ending.entry().permit().close();
            tally.answered++;
        }
        nowNanos = nanos;
    }

    private void arrive(Priority priority, Tally tally) {
        tally.offered += priority == Priority.LIVE ? 1 : 0;
        try {
            Admission.Entry entry = admission.enter(priority, "client");
            long end = Math.max(nowNanos, slots.remove()) + SERVICE_NANOS;
            slots.add(end);
            endings.add(new Ending(end, entry));
            tally.longestNanos = Math.max(tally.longestNanos, end - nowNanos);
        } catch (RefusedException full) {
            tally.refused += priority == Priority.LIVE ? 1 : 0;
            assertThat(full.quota()).isFalse();
        }
    }

    @Test
    void ten_times_too_much_for_a_minute_leaves_the_throughput_and_is_forgotten_in_seconds() {
        run(0.5 * CAPACITY, 0, Duration.ofSeconds(20));
        Tally overload = run(10 * CAPACITY, 0, Duration.ofSeconds(60));
        assertThat(overload.answered / 60.0).isGreaterThan(0.9 * CAPACITY);
        Tally late = run(10 * CAPACITY, 0, Duration.ofSeconds(60));
        assertThat(late.longestNanos).isLessThan(5 * SERVICE_NANOS);
        assertThat(late.answered / 60.0).isGreaterThan(0.9 * CAPACITY);
        run(0.5 * CAPACITY, 0, Duration.ofSeconds(5));
        Tally recovered = run(0.5 * CAPACITY, 0, Duration.ofSeconds(20));
        assertThat(recovered.refused).isZero();
        assertThat(recovered.longestNanos).isLessThan(2 * SERVICE_NANOS);
    }

    @Test
    void a_service_that_begins_under_overload_finds_its_limit_too() {
        run(10 * CAPACITY, 0, Duration.ofSeconds(90));
        Tally late = run(10 * CAPACITY, 0, Duration.ofSeconds(30));
        assertThat(late.longestNanos).isLessThan(10 * SERVICE_NANOS);
        assertThat(late.answered / 30.0).isGreaterThan(0.9 * CAPACITY);
    }

    @Test
    void batch_takes_what_live_requests_leave_and_no_more() {
        run(0.3 * CAPACITY, 10 * CAPACITY, Duration.ofSeconds(20));
        Tally mixed = run(0.3 * CAPACITY, 10 * CAPACITY, Duration.ofSeconds(60));
        assertThat(mixed.refused).isLessThan(mixed.offered / 100);
        assertThat(mixed.answered / 60.0).isGreaterThan(0.7 * CAPACITY);
    }

    @Test
    void a_limit_that_nobody_reaches_does_not_grow_beyond_all_bounds_and_never_falls_below_its_least() {
        run(0.1 * CAPACITY, 0, Duration.ofSeconds(60));
        assertThat(admission.limit()).isBetween(4, MAX);
        Admission.Entry entry = admission.enter(Priority.LIVE, "client");
        for (int i = 0; i < 1000; i++) {
            entry.dropped();
        }
        assertThat(admission.limit()).isGreaterThan(4);
    }
}
