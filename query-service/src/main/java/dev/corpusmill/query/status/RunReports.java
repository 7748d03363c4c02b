package dev.corpusmill.query.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the reports of past runs, beside the index. Where the job runs on another machine there are none. */
public final class RunReports {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final List<String> COUNTS =
            List.of("inputs", "indexed", "unchanged", "empty", "failed", "skipped", "deleted", "missing");
    private static final long MAX_BYTES = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path runs;

    /** {@code runs} holds a folder for each run, named by its number. */
    public RunReports(Path runs) {
        this.runs = runs;
    }

    /** The last runs, newest first. */
    public List<PastRun> last(int max) {
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> NUMBER.matcher(name(folder)).matches())
                    .sorted(Comparator.comparingLong((Path folder) -> Long.parseLong(name(folder)))
                            .reversed())
                    .limit(max)
                    .map(RunReports::read)
                    .toList();
        } catch (IOException none) { // no run has been here, or the folder is not ours to read
            return List.of();
        }
    }

    private static PastRun read(Path folder) {
        long number = Long.parseLong(name(folder));
        Path file = folder.resolve("report.json");
        try {
            if (Files.size(file) > MAX_BYTES) {
                return without(number, "its report is too large to be shown");
            }
            JsonNode report = JSON.readTree(Files.readAllBytes(file));
            Map<String, Long> documents = new HashMap<>();
            COUNTS.forEach(count -> documents.put(count, report.path(count).asLong()));
            return new PastRun(
                    number,
                    report.path("command").asText(),
                    report.path("generation").asText(),
                    report.path("exitCode").asInt(-1),
                    report.path("message").asText(),
                    Files.getLastModifiedTime(file).toMillis(),
                    report.path("seconds").path("total").asDouble(),
                    documents);
        } catch (IOException none) {
            return without(number, "it goes on, or has left no report");
        }
    }

    private static PastRun without(long run, String message) {
        return new PastRun(run, "", "", -1, message, 0, 0, Map.of());
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
