package dev.corpusmill.testkit.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The requests that a {@link FakeVllm} got, and what became of its chat completions. */
final class ChatTally {
    private static final int KEPT_REQUESTS = 1000;

    private final Deque<Received> received = new ArrayDeque<>();
    private long chats;
    private long refusals;
    private int inFlight;
    private int cancelled;

    synchronized void received(Received request) {
        chats += isChat(request) ? 1 : 0;
        received.add(request);
        if (received.size() > KEPT_REQUESTS) {
            received.remove();
        }
    }

    synchronized void refused() {
        refusals++;
    }

    synchronized void began() {
        inFlight++;
        notifyAll();
    }

    synchronized void ended(boolean clientLeft) {
        inFlight--;
        cancelled += clientLeft ? 1 : 0;
        notifyAll();
    }

    /** The last thousand requests, oldest first. */
    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Those of the last thousand requests that asked for a chat completion, oldest first. */
    synchronized List<Received> chats() {
        return received.stream().filter(ChatTally::isChat).toList();
    }

    synchronized long chatCount() {
        return chats;
    }

    synchronized long refusals() {
        return refusals;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int cancelled() {
        return cancelled;
    }

    boolean awaitCancelled(int clients, Duration timeout) throws InterruptedException {
        return await(() -> cancelled >= clients, timeout);
    }

    boolean awaitInFlight(int chatsHere, Duration timeout) throws InterruptedException {
        return await(() -> inFlight == chatsHere, timeout);
    }

    private synchronized boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long endNanos = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            long left = endNanos - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private static boolean isChat(Received request) {
        return request.path().equals("/v1/chat/completions");
    }
}
