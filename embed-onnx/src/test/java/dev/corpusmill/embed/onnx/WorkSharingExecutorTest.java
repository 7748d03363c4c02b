package dev.corpusmill.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WorkSharingExecutorTest {
    @Test
    void every_step_of_every_caller_runs_once_and_never_more_at_once_than_allowed() throws Exception {
        int callers = 5;
        int steps = 400;
        AtomicIntegerArray runs = new AtomicIntegerArray(callers * steps);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (WorkSharingExecutor threads = new WorkSharingExecutor(3)) {
            List<Thread> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int first = caller * steps;
                Thread thread = new Thread(() -> threads.run(steps, step -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    runs.incrementAndGet(first + step);
                    running.decrementAndGet();
                }));
                thread.start();
                all.add(thread);
            }
            for (Thread thread : all) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
            }
        }

        for (int i = 0; i < runs.length(); i++) {
            assertThat(runs.get(i)).as("runs of step %s", i).isEqualTo(1);
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void a_single_caller_gets_help() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(2);
        try (WorkSharingExecutor threads = new WorkSharingExecutor(2)) {
            threads.run(2, step -> {
                names.add(Thread.currentThread().getName());
                meet(together);
            });
        }

        assertThat(names).hasSize(2).contains(Thread.currentThread().getName());
    }

    @Test
    void with_one_thread_everything_runs_on_the_callers() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        try (WorkSharingExecutor threads = new WorkSharingExecutor(1)) {
            threads.run(20, step -> seen.add(Thread.currentThread()));
        }

        assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void a_failure_on_a_helper_reaches_the_caller_and_the_next_call_works() {
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicInteger done = new AtomicInteger();
        try (WorkSharingExecutor threads = new WorkSharingExecutor(2)) {
            Thread caller = Thread.currentThread();
            assertThatThrownBy(() -> threads.run(2, step -> {
                        meet(together);
                        if (Thread.currentThread() != caller) {
                            throw new IllegalStateException("refused");
                        }
                    }))
                    .hasMessage("refused");

            threads.run(10, step -> done.incrementAndGet());
        }

        assertThat(done.get()).isEqualTo(10);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception missed) {
            throw new IllegalStateException(missed);
        }
    }
}
