package dev.corpusmill.testkit.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread for all sockets and timers of a server: a thousand streams cost a thousand small objects. */
final class EventLoop {
    private final Selector selector;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::atNanos));
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopped;

    /** Told when its channel may be read or written. */
    interface Channel {
        void ready(SelectionKey key);
    }

    private record Timer(long atNanos, Runnable task) {}

    EventLoop(String name) {
        try {
            this.selector = Selector.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a task on the loop's thread and waits for its end. */
    void call(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            task.run();
            done.complete(null);
        });
        selector.wakeup();
        if (Thread.currentThread() != thread) {
            done.join();
        }
    }

    /** Runs a task later; for the loop's thread. */
    void schedule(Duration delay, Runnable task) {
        scheduleAt(System.nanoTime() + delay.toNanos(), task);
    }

    void scheduleAt(long atNanos, Runnable task) {
        timers.add(new Timer(atNanos, task));
    }

    SelectionKey register(SelectableChannel channel, int operations, Channel handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    private void run() {
        try (selector) {
            while (!stopped) {
                selector.select(EventLoop::handle, waitMillis());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                runTimers();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void handle(SelectionKey key) {
        if (key.isValid()) {
            ((Channel) key.attachment()).ready(key);
        }
    }

    private long waitMillis() {
        Timer next = timers.peek();
        return next == null ? 1000 : Math.max(1, (next.atNanos() - System.nanoTime() + 999_999) / 1_000_000);
    }

    private void runTimers() {
        long now = System.nanoTime();
        for (Timer next = timers.peek(); next != null && next.atNanos() - now <= 0; next = timers.peek()) {
            timers.remove();
            next.task().run();
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Ends the thread after the tasks that it already has. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }
}
