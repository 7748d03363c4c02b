package dev.corpusmill.index.parse.child;

import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseLimits;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Parses the files of a folder as a child does, so that a JVM which records its classes sees those of the parsers. */
public final class ParserTraining {
    private ParserTraining() {}

    /** Takes the configuration file and the folder. */
    public static void main(String[] arguments) throws IOException {
        ParseConfig config = ConfigReader.read(Path.of(arguments[0]), List.of(), System::getenv)
                .parse();
        TikaParser parser = new TikaParser(ParseLimits.of(config), ParseChoices.of(config));
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                parse(parser, file);
            }
        }
    }

    private static void parse(TikaParser parser, Path file) throws IOException {
        try {
            parser.parse(file.getFileName().toString(), file);
        } catch (ParseException unreadable) {
            System.err.println("not parsed: file=" + file + " reason=" + unreadable.getMessage());
        }
    }
}
