package dev.corpusmill.query.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What a run has shown.
 *
 * @param failures by kind
 * @param latency of the requests that succeeded, from when they were due to the last token
 * @param firstToken the same to the first token
 * @param tokensPerSecond written for requests that succeeded, by all servers together
 */
public record Summary(
        int requests,
        int succeeded,
        Map<String, Integer> failures,
        Spread latency,
        Spread firstToken,
        double requestsPerSecond,
        double tokensPerSecond) {

    /** How times are spread, in milliseconds; zero where there are none. */
    public record Spread(double min, double mean, double p50, double p99, double max) {
        static Spread of(List<Sample> samples, ToLongFunction<Sample> nanos) {
            long[] sorted = samples.stream().mapToLong(nanos).sorted().toArray();
            if (sorted.length == 0) {
                return new Spread(0, 0, 0, 0, 0);
            }
            return new Spread(
                    sorted[0] / 1e6,
                    Arrays.stream(sorted).average().orElse(0) / 1e6,
                    at(sorted, 0.50) / 1e6,
                    at(sorted, 0.99) / 1e6,
                    sorted[sorted.length - 1] / 1e6);
        }

        /** The smallest value that such a share of all does not exceed. */
        private static long at(long[] sorted, double share) {
            return sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }

    public Summary {
        failures = Map.copyOf(failures);
    }

    static Summary of(List<Sample> samples, long nanos) {
        List<Sample> good = samples.stream().filter(Sample::succeeded).toList();
        Map<String, Integer> failures = new TreeMap<>();
        samples.stream()
                .filter(sample -> !sample.succeeded())
                .forEach(sample -> failures.merge(sample.outcome(), 1, Integer::sum));
        double seconds = Math.max(1, nanos) / 1e9;
        return new Summary(
                samples.size(),
                good.size(),
                failures,
                Spread.of(good, Sample::nanos),
                Spread.of(good, Sample::firstNanos),
                good.size() / seconds,
                good.stream().mapToLong(Sample::tokens).sum() / seconds);
    }
}
