package dev.corpusmill.query.command;

import java.util.concurrent.ForkJoinPool;

/** What Java's HTTP client takes from the process alone; to be set before anything uses it, or a future. */
public final class ClientProperties {
    private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

    private ClientProperties() {}

    /** Sets the properties; what the command line says of the {@linkplain ForkJoinPool#commonPool common pool} stays. */
    public static void set() {
        // vLLM closes idle connections after 5 s: ours must be given up before, or a request runs into the closing.
        System.setProperty("jdk.httpclient.keepalive.timeout", "4");
        // Where one does all the same, nothing of it was answered: the client may send it again, a POST, too.
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
        // Each response ends in the common pool. On two cores that has one thread, and futures start a new one instead.
        if (System.getProperty(COMMON_POOL) == null) {
            int cores = Runtime.getRuntime().availableProcessors();
            System.setProperty(COMMON_POOL, Integer.toString(Math.max(2, cores - 1)));
        }
    }
}
