package dev.corpusmill.index.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.index.plan.PlanEstimate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How fast the last runs were, by the reports that they left.
 *
 * @param chunks nodes that they wrote
 * @param embedded texts that the model read for them
 * @param tokens of those texts
 * @param seconds that applying the plans took
 */
record PastRuns(long chunks, long embedded, long tokens, double seconds) {
    private static final long MIN_CHUNKS = 1; // a run without writes says nothing about speed
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the reports below a folder; unreadable ones are ignored. */
    static PastRuns read(Path runs) {
        PastRuns sum = new PastRuns(0, 0, 0, 0);
        if (!Files.isDirectory(runs)) {
            return sum;
        }

        try (Stream<Path> folders = Files.list(runs)) {
            for (Path folder : folders.toList()) {
                Path report = folder.resolve("report.json");
                if (Files.isRegularFile(report)) {
                    sum = sum.plus(JSON.readTree(Files.readAllBytes(report)));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("reports of past runs cannot be read: path=" + runs, failure);
        }

        return sum;
    }

    private PastRuns plus(JsonNode report) {
        long written = report.path("writes").asLong();
        boolean copied = report.path("command").asText().equals("rebuild"); // most of its nodes cost nothing
        if (copied || written < MIN_CHUNKS) {
            return this;
        }
        return new PastRuns(
                chunks + written,
                embedded + report.path("embedded").asLong(),
                tokens + report.path("tokens").asLong(),
                seconds + report.path("seconds").path("apply").asDouble());
    }

    /** What so many nodes will cost. It ignores that some vectors may be known already. */
    PlanEstimate estimate(long planned) {
        return new PlanEstimate(
                planned,
                embedded == 0 ? null : planned * tokens / embedded,
                chunks == 0 || seconds == 0 ? null : planned * seconds / chunks / 60);
    }
}
