import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.Parser;
import dev.corpusmill.index.parse.Parsers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes the text of each file that standard input names into a folder, as NUMBER.txt; for scripts/e2e/compare-words. */
final class ParsedTexts {
    private static final ParseConfig CONFIG = new ParseConfig(
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

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> files = new String(System.in.readAllBytes(), "UTF-8").lines().toList();
        try (Parser parser = Parsers.open(CONFIG)) {
            for (int number = 0; number < files.size(); number++) {
                Files.writeString(folder.resolve(number + ".txt"), text(parser, Path.of(files.get(number))));
            }
        }
    }

    private static String text(Parser parser, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            ParsedDocument parsed = parser.parse(file.getFileName().toString(), content);
            return parsed.body().text();
        } catch (ParseException failure) {
            System.err.println(file + ": " + failure.getMessage());
            return "";
        }
    }
}
