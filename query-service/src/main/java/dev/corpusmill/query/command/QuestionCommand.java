package dev.corpusmill.query.command;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.assembly.ConfiguredService;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the commands that ask one question share: the question, the service to ask, and how to print.
 *
 * <p>Without a server the command is its own: it answers in this process, by the same way as a service does.
 */
abstract class QuestionCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--server", paramLabel = "URL", description = "asks a running service instead of the index itself")
    private @Nullable String server;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:CORPUSMILL_KEY:-}",
            description = "API key for --server; better in the environment, as CORPUSMILL_KEY")
    private String key = "";

    @Option(names = "--json", description = "prints the service's JSON")
    boolean asJson;

    @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "the question; its words need no quotes")
    private String[] question = {};

    @Spec
    private CommandSpec command = CommandSpec.create();

    String question() {
        return String.join(" ", question);
    }

    /** Ends the command as one that was called wrongly. */
    ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }

    /** Refuses options that make no sense. */
    void check() {}

    abstract void ask(ServiceClient client) throws InterruptedException;

    @Override
    public Integer call() throws InterruptedException {
        if (question().isBlank()) {
            throw wrong("the question is empty");
        }
        check();
        if (server != null) {
            return asked(new ServiceClient(server, key));
        }
        try (ConfiguredService own = new ConfiguredService(
                options.read("service.listen=127.0.0.1:0", "security.keys=", "telemetry.query-log="))) {
            own.service().startOnce();
            return asked(new ServiceClient("http://127.0.0.1:" + own.service().port(), ""));
        }
    }

    /** What the service refuses as a bad request, like a route that there is not, was called wrongly. */
    private int asked(ServiceClient client) throws InterruptedException {
        try {
            ask(client);
            return 0;
        } catch (ClassifiedException refused) {
            if (refused.kind() == FailureKind.REJECTED) {
                throw wrong(ClassifiedException.reasonOf(refused));
            }
            throw refused;
        }
    }
}
