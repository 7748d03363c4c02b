package dev.corpusmill.query.command;

import dev.corpusmill.config.ConfigPrinter;
import dev.corpusmill.config.CorpusmillConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows and checks the configuration that a program would run with. */
@Command(name = "config", mixinStandardHelpOptions = true, description = "shows or checks the configuration")
public final class ConfigCommand {
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "prints the configuration in effect: defaults, file, environment and --set; secrets masked")
    int show(@Mixin ConfigOptions options) {
        System.out.print(ConfigPrinter.print(options.read()));
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "reports every problem at once, with its path, and exits with 2; opens nothing")
    int check(@Mixin ConfigOptions options) {
        CorpusmillConfig config = options.read();
        System.out.println("configuration is good: index=" + config.index().name() + " sources="
                + config.sources().size() + " store=" + config.store().kind());
        return 0;
    }
}
