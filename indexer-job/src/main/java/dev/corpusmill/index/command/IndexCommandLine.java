package dev.corpusmill.index.command;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.assembly.ProgramVersion;
import dev.corpusmill.config.ConfigException;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.run.NothingSelectedException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Runs a command and turns any failure into one clear message and an exit code. */
public final class IndexCommandLine {
    private IndexCommandLine() {}

    public static int run(Object command, String[] arguments) {
        CommandLine line = new CommandLine(command);
        setVersion(line);
        line.setExpandAtFiles(false); // a question may begin with @
        line.setUnmatchedOptionsAllowedAsOptionParameters(
                false); // a misspelled option is no value of the one before it
        line.setExecutionExceptionHandler((failure, at, parsed) -> explain(failure));
        if (arguments.length == 0) {
            line.usage(System.err);
            return ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** What {@code --version} prints, for a command and all below it. */
    private static void setVersion(CommandLine line) {
        line.getCommandSpec().version(ProgramVersion.line());
        line.getSubcommands().values().forEach(IndexCommandLine::setVersion);
    }

    /** Anything else keeps its stack trace: it is a defect of the program. */
    private static int explain(Exception failure) throws Exception {
        if (failure instanceof ConfigException || failure instanceof NothingSelectedException) {
            System.err.println(failure.getMessage());
            return ExitCode.USAGE;
        }

        if (failure instanceof ClassifiedException classified) {
            System.err.println(Remedies.with(ClassifiedException.reasonOf(failure)));
            return ExitCode.of(classified);
        }

        if (failure instanceof UncheckedIOException io && io.getCause() != null) {
            System.err.println(
                    Remedies.with(failure.getMessage() + " reason=" + ClassifiedException.reasonOf(io.getCause())));
            return ExitCode.FAILED;
        }

        throw failure;
    }
}
