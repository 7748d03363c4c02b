package dev.corpusmill.query.llm;

import java.util.Optional;

/**
 * What a server says of its load in vLLM's metrics, summed over its engines.
 *
 * @param requests running and waiting
 * @param cacheUse of the fullest engine, 0 to 1
 */
record ServerLoad(double requests, double cacheUse) {
    private static final String RUNNING = "vllm:num_requests_running";
    private static final String WAITING = "vllm:num_requests_waiting";
    private static final String CACHE = "vllm:kv_cache_usage_perc";

    /** The load in a text of metrics; empty where they are not vLLM's. */
    static Optional<ServerLoad> parse(String metrics) {
        double requests = 0;
        double cacheUse = 0;
        boolean known = false;
        for (String line : metrics.split("\n", -1)) {
            int nameEnd = line.indexOf('{') >= 0 ? line.indexOf('{') : line.indexOf(' ');
            String name = nameEnd < 0 ? "" : line.substring(0, nameEnd);
            if (name.equals(RUNNING) || name.equals(WAITING)) {
                requests += value(line);
                known = true;
            } else if (name.equals(CACHE)) {
                cacheUse = Math.max(cacheUse, value(line));
            }
        }
        return known ? Optional.of(new ServerLoad(requests, cacheUse)) : Optional.empty();
    }

    /** The number behind the labels; 0 where it is none, as for a metric that was not measured yet. */
    private static double value(String line) {
        String number = line.substring(line.lastIndexOf(' ') + 1).strip();
        return number.matches("[0-9.]+([eE][+-]?[0-9]+)?") ? Double.parseDouble(number) : 0;
    }
}
