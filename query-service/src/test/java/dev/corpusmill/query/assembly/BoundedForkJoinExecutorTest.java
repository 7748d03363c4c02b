package dev.corpusmill.query.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedForkJoinExecutorTest {
    private static final int THREADS = 3;
    private static final int QUEUE = 4;

    private final BoundedForkJoinExecutor threads = new BoundedForkJoinExecutor(THREADS, QUEUE);

    @AfterEach
    void close() {
        threads.close();
    }

    /** Tasks that are at work, or wait, until they are released. */
    private final class Held {
        final CountDownLatch begun = new CountDownLatch(THREADS);
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch ended;
        final Set<String> names = ConcurrentHashMap.newKeySet();

        Held(int tasks) {
            ended = new CountDownLatch(tasks);
            for (int i = 0; i < tasks; i++) {
                threads.execute(this::run);
            }
        }

        private void run() {
            names.add(Thread.currentThread().getName());
            begun.countDown();
            await(release);
            ended.countDown();
        }

        void finish() {
            release.countDown();
            await(ended);
        }
    }

    @Test
    void all_threads_work_at_the_same_time_and_no_more() {
        Held held = new Held(THREADS + QUEUE);
        await(held.begun);
        held.finish();
        assertThat(held.names)
                .containsExactlyInAnyOrder("corpusmill-search-1", "corpusmill-search-2", "corpusmill-search-3");
    }

    @Test
    void what_finds_no_room_is_refused_until_there_is_some() throws Exception {
        Held held = new Held(THREADS + QUEUE);
        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        held.finish();
        awaitIdle();
        new Held(THREADS + QUEUE).finish();
    }

    @Test
    void one_task_after_another_runs_on_the_thread_that_was_idle_last() throws Exception {
        new Held(THREADS).finish();
        awaitIdle();
        String first = nameOfNext();
        for (int i = 0; i < 100; i++) {
            awaitIdle();
            assertThat(nameOfNext()).isEqualTo(first);
        }
    }

    @Test
    void what_was_taken_is_run_after_the_end_and_nothing_else_is_taken() {
        Held held = new Held(THREADS + QUEUE);
        threads.close();
        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        held.finish();
    }

    private String nameOfNext() throws Exception {
        FutureTask<String> name = new FutureTask<>(() -> Thread.currentThread().getName());
        threads.execute(name);
        return name.get(10, TimeUnit.SECONDS);
    }

    private void awaitIdle() {
        for (Deadline deadline = Deadline.after(Duration.ofSeconds(10)); !threads.idle(); Thread.onSpinWait()) {
            assertThat(deadline.expired()).isFalse();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
