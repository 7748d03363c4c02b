package dev.corpusmill.index.command;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.assembly.CommandTree;
import dev.corpusmill.config.ConfigException;
import dev.corpusmill.index.listing.ExportException;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.run.NothingSelectedException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs a command and turns any failure into one clear message and an exit code. */
public final class IndexCommandLine {
    private static final Map<String, Class<?>> COMMANDS = commands();

    private IndexCommandLine() {}

    /** The commands by name, in the order of the help. */
    static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("sync", SyncCommand.class);
        commands.put("watch", WatchCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("apply", ApplyCommand.class);
        commands.put("replay", ReplayCommand.class);
        commands.put("rebuild", RebuildCommand.class);
        commands.put("rollback", RollbackCommand.class);
        commands.put("drop", DropCommand.class);
        commands.put("status", StatusCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("audit", AuditCommand.class);
        return commands;
    }

    public static int run(Object command, String[] arguments) {
        CommandLine line = CommandTree.of(command, COMMANDS, arguments);
        line.setExecutionExceptionHandler((failure, at, parsed) -> explain(failure));
        if (arguments.length == 0) {
            line.usage(System.err);
            return ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** Anything else keeps its stack trace: it is a defect of the program. */
    private static int explain(Exception failure) throws Exception {
        if (failure instanceof ConfigException
                || failure instanceof ExportException
                || failure instanceof NothingSelectedException) {
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
