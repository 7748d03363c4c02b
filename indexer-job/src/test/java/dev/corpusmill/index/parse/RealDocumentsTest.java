package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.ParseConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every file of a folder ends as text, as nothing or with a reason; the folder is given by {@code corpusmill.data}. */
@EnabledIfSystemProperty(named = "corpusmill.data", matches = ".+", disabledReason = "needs -Dcorpusmill.data=FOLDER")
class RealDocumentsTest {
    @Test
    void every_file_has_an_outcome_and_offsets_that_fit() throws IOException {
        Path root = Path.of(System.getProperty("corpusmill.data"));
        ParseConfig config = new ParseConfig(
                ParseConfig.Isolation.PROCESS,
                Duration.ofSeconds(60),
                DataSize.parse("256MB"),
                DataSize.parse("16MB"),
                DataSize.parse("512MB"),
                1000,
                8,
                false,
                false,
                false,
                ParseConfig.Ocr.OFF,
                List.of("eng"),
                Duration.ofSeconds(30),
                200,
                List.of());
        Map<String, Integer> outcomes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (Parser parser = Parsers.open(config)) {
            for (Path file : files) {
                outcomes.merge(outcome(parser, root, file), 1, Integer::sum);
            }
        }
        System.out.println(outcomes);
        assertThat(outcomes.values().stream().mapToInt(count -> count).sum()).isEqualTo(files.size());
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private static String outcome(Parser parser, Path root, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            ParsedDocument parsed = parser.parse(root.relativize(file).toString(), content);
            int length = parsed.body().text().length();
            assertThat(parsed.title()).isNotBlank();
            assertThat(parsed.body().pageStarts()).isSorted().allMatch(start -> start <= length);
            assertThat(parsed.body().headings()).allMatch(heading -> heading.end() <= length);
            assertThat(parsed.body().tables()).allMatch(table -> table.end() <= length);
            return parsed.isEmpty() ? "empty" : "text";
        } catch (ParseException failure) {
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(FailureKind.REJECTED);
            assertThat(failure.getMessage()).isNotBlank();
            System.out.println(file + ": " + failure.getMessage());
            return "failed";
        }
    }
}
