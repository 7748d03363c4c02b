package dev.corpusmill.index.command;

import dev.corpusmill.index.listing.DocumentGlobs;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that narrows a run to some documents. */
final class OnlyOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description = "selects these documents only, SOURCE:PATH or PATH, like 'reports/**'; may be repeated")
    private List<String> globs = List.of();

    /** The globs; one that is none is wrong usage. */
    List<String> globs() {
        try {
            new DocumentGlobs.Selection(globs);
            return globs;
        } catch (PatternSyntaxException wrong) {
            throw new ParameterException(
                    command.commandLine(),
                    "not a glob: --only " + wrong.getPattern() + ": " + wrong.getDescription(),
                    wrong);
        }
    }
}
