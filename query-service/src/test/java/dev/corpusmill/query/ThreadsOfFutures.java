package dev.corpusmill.query;

import dev.corpusmill.query.command.ClientProperties;
import dev.corpusmill.query.command.ClientPropertiesTest;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;

/** A process of {@link ClientPropertiesTest}: ends futures one after another, and prints how many threads that started. */
public final class ThreadsOfFutures {
    public static final int FUTURES = 100;

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
