package dev.corpusmill.query;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;

/** A process of {@link ClientPropertiesTest}: ends futures one after another, and prints how many threads that started. */
final class ThreadsOfFutures {
    static final int FUTURES = 100;

    private ThreadsOfFutures() {}

    public static void main(String[] arguments) {
        ClientProperties.set();
        long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
        for (int i = 0; i < FUTURES; i++) {
            CompletableFuture.runAsync(() -> {}).join();
        }
        System.out.println(ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before);
    }
}
