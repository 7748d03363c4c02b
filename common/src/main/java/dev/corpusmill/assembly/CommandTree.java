package dev.corpusmill.assembly;

import java.util.Map;
import picocli.CommandLine;

/**
 * The command line of a program with subcommands. A subcommand that is called by its name is built alone: to build all of them
 * takes longer than many of them run.
 */
public final class CommandTree {
    private CommandTree() {}

    /**
     * The command line for these arguments.
     *
     * @param program an object with picocli's annotation, without subcommands there
     * @param commands classes of the subcommands by name, in the order in which help lists them
     * @param arguments what the user gave; all subcommands are there unless the first one is the name of one
     */
    public static CommandLine of(Object program, Map<String, Class<?>> commands, String... arguments) {
        CommandLine line = new CommandLine(program);
        Class<?> called = arguments.length == 0 ? null : commands.get(arguments[0]);
        if (called == null) {
            commands.forEach(line::addSubcommand);
        } else {
            line.addSubcommand(arguments[0], called);
        }
        setVersion(line);
        line.setExpandAtFiles(false); // a question may begin with @
        line.setUnmatchedOptionsAllowedAsOptionParameters(
                false); // a misspelled option is no value of the one before it
        return line;
    }

    /** What {@code --version} prints, for a command and all below it. */
    private static void setVersion(CommandLine line) {
        line.getCommandSpec().version(ProgramVersion.line());
        line.getSubcommands().values().forEach(CommandTree::setVersion);
    }
}
