package dev.corpusmill.query;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.assembly.CommandTree;
import dev.corpusmill.config.ConfigException;
import dev.corpusmill.query.command.AskCommand;
import dev.corpusmill.query.command.ClientProperties;
import dev.corpusmill.query.command.CompareCommand;
import dev.corpusmill.query.command.ConfigCommand;
import dev.corpusmill.query.command.EvalCommand;
import dev.corpusmill.query.command.KeysCommand;
import dev.corpusmill.query.command.LoadCommand;
import dev.corpusmill.query.command.SearchCommand;
import dev.corpusmill.query.command.ServeCommand;
import dev.corpusmill.query.http.ListenException;
import dev.corpusmill.query.prompt.TemplateException;
import dev.corpusmill.query.security.KeyFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands around questions: serve, search, ask, eval, compare, load, keys, config. */
@Command(
        name = "corpusmill",
        mixinStandardHelpOptions = true,
        description = "answers questions from an index, measures how well, and shows its configuration")
public final class QueryMain {
    public static final int FAILED = 1;
    public static final int USAGE = 2;

    private static final Map<String, Class<?>> COMMANDS = commands();

    private QueryMain() {}

    public static void main(String[] arguments) {
        ClientProperties.set();
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = CommandTree.of(new QueryMain(), COMMANDS, arguments);
        line.setExecutionExceptionHandler((failure, at, parsed) -> explain(failure));
        if (arguments.length == 0) {
            line.usage(System.err);
            return USAGE;
        }
        return line.execute(arguments);
    }

    /** By name, in the order of the help. */
    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("serve", ServeCommand.class);
        commands.put("search", SearchCommand.class);
        commands.put("ask", AskCommand.class);
        commands.put("eval", EvalCommand.class);
        commands.put("compare", CompareCommand.class);
        commands.put("load", LoadCommand.class);
        commands.put("keys", KeysCommand.class);
        commands.put("config", ConfigCommand.class);
        return commands;
    }

    /** What is not foreseen here keeps its stack trace: it is a defect of ours. */
    private static int explain(Exception failure) throws Exception {
        if (failure instanceof ConfigException
                || failure instanceof KeyFileException
                || failure instanceof TemplateException) {
            System.err.println(failure.getMessage());
            return USAGE;
        }
        if (failure instanceof ClassifiedException || failure instanceof ListenException) {
            System.err.println(failure.getMessage());
            return FAILED;
        }
        throw failure;
    }
}
