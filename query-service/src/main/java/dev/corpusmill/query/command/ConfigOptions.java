package dev.corpusmill.query.command;

import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "conf/corpusmill.yaml",
            description = "the configuration file (default: ${DEFAULT-VALUE})")
    private Path file = Path.of("conf/corpusmill.yaml");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides one key of the file, like --set index.language=zh; may be repeated")
    private List<String> overrides = List.of();

    /** The configuration, with what the command itself decides over all else. */
    CorpusmillConfig read(String... last) {
        List<String> all = new ArrayList<>(overrides);
        all.addAll(List.of(last));
        return ConfigReader.read(file, all, System::getenv);
    }
}
