package dev.corpusmill.query.load;

import dev.corpusmill.query.load.Summary.Spread;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs as lines of a table for the terminal; times in milliseconds. */
public final class LoadTable {
    private LoadTable() {}

    public static String head() {
        return String.format(
                Locale.ROOT,
                "%-16s %6s %6s %9s | %8s %8s %8s %8s %8s | %8s %8s | %8s  %s",
                "load",
                "ok",
                "failed",
                "ok/s",
                "min ms",
                "mean",
                "p50",
                "p99",
                "max",
                "first50",
                "first99",
                "tokens/s",
                "failures");
    }

    public static String line(String name, Summary run) {
        Spread all = run.latency();
        return String.format(
                Locale.ROOT,
                "%-16s %6d %6d %9.1f | %8.1f %8.1f %8.1f %8.1f %8.1f | %8.1f %8.1f | %8.0f  %s",
                name,
                run.succeeded(),
                run.requests() - run.succeeded(),
                run.requestsPerSecond(),
                all.min(),
                all.mean(),
                all.p50(),
                all.p99(),
                all.max(),
                run.firstToken().p50(),
                run.firstToken().p99(),
                run.tokensPerSecond(),
                failures(run.failures()));
    }

    private static String failures(Map<String, Integer> failures) {
        return new TreeMap<>(failures)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
