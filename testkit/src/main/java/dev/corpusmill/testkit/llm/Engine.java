package dev.corpusmill.testkit.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What computes behind the wire: so many requests at once, a queue before them, and a prefix cache. */
final class Engine {
    private final int maxRunning;
    private final int maxWaiting;
    private final Duration thousandTokens;
    private final BlockCache cache;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private int running;
    private boolean held;
    private long promptTokens;
    private long cachedTokens;
    private long generatedTokens;

    Engine(int maxRunning, int maxWaiting, Duration thousandTokens, int cacheBlocks) {
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
        this.thousandTokens = thousandTokens;
        this.cache = new BlockCache(cacheBlocks);
    }

    /** Starts work, now or when others have ended; false where the queue is full. */
    synchronized boolean admit(Runnable start) {
        if (!held && running < maxRunning) {
            running++;
            start.run();
            return true;
        }
        return queue.size() < maxWaiting && queue.add(start);
    }

    /** Work that was started has ended. */
    synchronized void release() {
        running--;
        startWaiting();
    }

    /** Starts nothing more until it is resumed; what came in the meantime waits in the queue. */
    synchronized void hold() {
        held = true;
    }

    synchronized void resume() {
        held = false;
        startWaiting();
    }

    private void startWaiting() {
        while (!held && running < maxRunning && !queue.isEmpty()) {
            running++;
            queue.remove().run();
        }
    }

    /** Work that was not started yet is not wanted any more; false where it was started. */
    synchronized boolean withdraw(Runnable start) {
        return queue.remove(start);
    }

    /** How long it takes to read a prompt, without what the cache knows. */
    synchronized Duration prefill(String prompt) {
        int tokens = BlockCache.tokens(prompt);
        int hits = cache.read(prompt);
        promptTokens += tokens;
        cachedTokens += hits;
        return thousandTokens.multipliedBy(tokens - hits).dividedBy(1000);
    }

    synchronized void generated() {
        generatedTokens++;
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return queue.size();
    }

    synchronized long generatedTokens() {
        return generatedTokens;
    }

    synchronized long promptTokens() {
        return promptTokens;
    }

    synchronized long cachedTokens() {
        return cachedTokens;
    }

    /** Metrics under vLLM's names, as its {@code /metrics} writes them. */
    synchronized String metrics(String model) {
        String labels = "{engine=\"0\",model_name=\"" + model + "\"} ";
        return gauge("num_requests_running", "Number of requests in model execution batches.", labels, running)
                + gauge("num_requests_waiting", "Number of requests waiting to be processed.", labels, queue.size())
                + gauge(
                        "kv_cache_usage_perc",
                        "KV-cache usage. 1 means 100 percent usage.",
                        labels,
                        maxRunning == Integer.MAX_VALUE ? 0 : (double) running / maxRunning)
                + counter(
                        "prefix_cache_queries",
                        "Prefix cache queries, in terms of number of queried tokens.",
                        labels,
                        promptTokens)
                + counter(
                        "prefix_cache_hits",
                        "Prefix cache hits, in terms of number of cached tokens.",
                        labels,
                        cachedTokens)
                + counter("generation_tokens", "Number of generation tokens processed.", labels, generatedTokens);
    }

    private static String gauge(String name, String help, String labels, double value) {
        return metric(name, help, "gauge", labels, value);
    }

    private static String counter(String name, String help, String labels, long value) {
        return metric(name + "_total", help, "counter", labels, (double) value);
    }

    private static String metric(String name, String help, String type, String labels, double value) {
        return "# HELP vllm:" + name + " " + help + "\n# TYPE vllm:" + name + " " + type + "\nvllm:" + name + labels
                + value + "\n";
    }
}
