package dev.corpusmill.index.command;

import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.cluster.Deployment;
import dev.corpusmill.index.cluster.FilePlugins;
import java.nio.file.Path;
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

    /** The same options as words of a command line, quoted for a shell. */
    String words() {
        StringBuilder words = new StringBuilder(" --config " + quoted(file.toString()));
        overrides.forEach(override -> words.append(" --set ").append(quoted(override)));
        return words.toString();
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    CorpusmillConfig read() {
        CorpusmillConfig config = ConfigReader.read(file, overrides, System::getenv);
        Deployment deployment = Deployment.current();
        deployment.check(file.toString(), config);
        if (deployment == Deployment.ONE_MACHINE) {
            FilePlugins.load(System::getenv);
        }
        return config;
    }
}
