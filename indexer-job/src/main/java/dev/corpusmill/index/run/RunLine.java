package dev.corpusmill.index.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.report.ReportTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A past run, by the report that it left; a run that is still running, or was killed, has left none.
 *
 * @param exitCode of the run; -1 where it has left no report
 * @param seconds that it took
 */
public record RunLine(long run, String command, String generation, int exitCode, double seconds, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 5;

    /** The last runs whose folders are kept, newest first. */
    static List<RunLine> last(CorpusmillConfig config) {
        Path runs = RunFolder.runs(config);
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            long[] newest = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}"))
                    .mapToLong(Long::parseLong)
                    .map(run -> -run)
                    .sorted()
                    .limit(SHOWN)
                    .toArray();
            return LongStream.of(newest)
                    .map(run -> -run)
                    .mapToObj(run -> of(config, run).orElse(new RunLine(run, "", "", -1, 0, "has left no report")))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("runs cannot be listed: path=" + runs, failure);
        }
    }

    /** What a run recorded; empty where it left no report, or its folder is not kept any more. */
    public static Optional<RunLine> of(CorpusmillConfig config, long run) {
        Path report = RunFolder.runs(config).resolve(Long.toString(run)).resolve("report.json");
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(report));
            return Optional.of(new RunLine(
                    run,
                    json.path("command").asText(),
                    json.path("generation").asText(),
                    json.path("exitCode").asInt(-1),
                    json.path("seconds").path("total").asDouble(),
                    json.path("message").asText()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("report cannot be read: path=" + report, failure);
        }
    }

    public void print(PrintStream out) {
        String what = exitCode < 0
                ? message
                : String.format(
                        Locale.ROOT,
                        "%s of %s  exit code %d  %.1f s  %s",
                        command,
                        generation.isEmpty() ? "no generation" : generation,
                        exitCode,
                        seconds,
                        ReportTable.printable(message));
        out.println("  run " + run + ": " + what.strip());
    }
}
