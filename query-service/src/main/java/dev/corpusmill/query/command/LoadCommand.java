package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.config.Secret;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.QueryMain;
import dev.corpusmill.query.assembly.LlmParts;
import dev.corpusmill.query.assembly.ServiceThreads;
import dev.corpusmill.query.llm.LlmPool;
import dev.corpusmill.query.llm.Target;
import dev.corpusmill.query.load.LoadClient;
import dev.corpusmill.query.load.LoadRun;
import dev.corpusmill.query.load.LoadRun.Arrivals;
import dev.corpusmill.query.load.LoadTable;
import dev.corpusmill.query.load.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts load on a server of OpenAI's API, this service or a model server, and prints how it answers. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "puts load on a server of OpenAI's API and prints how it answers")
public final class LoadCommand implements Callable<Integer> {
    private static final String QUESTION = "What are these documents about?";

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Named(String load, Summary result) {}

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080/v1",
            description = "base of the API (default: ${DEFAULT-VALUE})")
    private String url = "";

    @Option(names = "--model", paramLabel = "NAME", description = "default: the first that the server lists")
    private String model = "";

    @Option(names = "--api-key", paramLabel = "KEY", description = "better '$${NAME}', a variable, than the key itself")
    private String apiKey = "";

    @Option(
            names = "--trusted-certificates",
            paramLabel = "FILE",
            description = "PEM file, for a server whose certificate Java does not know")
    private String trustedCertificates = "";

    @Option(names = "--question", paramLabel = "TEXT", description = "what is asked; may be repeated")
    private List<String> asked = List.of();

    @Option(names = "--questions", paramLabel = "FILE", description = "a question in each line")
    private @Nullable Path file;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,10,50",
            description = "clients that do not pause, for each run (default: ${DEFAULT-VALUE})")
    private List<Integer> concurrency = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "runs of each concurrency (default: ${DEFAULT-VALUE})")
    private int rounds = 1;

    @Option(names = "--requests", defaultValue = "200", description = "in each run (default: ${DEFAULT-VALUE})")
    private int requests = 1;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            description = "instead of clients: requests at a constant rate, whatever becomes of them")
    private double rate;

    @Option(names = "--seconds", defaultValue = "30", description = "with --rate: how long (default: ${DEFAULT-VALUE})")
    private int seconds = 1;

    @Option(
            names = "--max-in-flight",
            defaultValue = "2000",
            description = "with --rate: more are not sent, and count as failed (default: ${DEFAULT-VALUE})")
    private int maxInFlight = 1;

    @Option(names = "--max-tokens", defaultValue = "256", description = "of an answer (default: ${DEFAULT-VALUE})")
    private int maxTokens = 1;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            description = "of a request, in seconds (default: ${DEFAULT-VALUE})")
    private int timeoutSeconds = 1;

    @Option(names = "--json", description = "prints one JSON object for each run")
    private boolean asJson;

    @Override
    public Integer call() throws InterruptedException {
        check();
        Duration timeout = Duration.ofSeconds(timeoutSeconds);
        try (ServiceThreads threads = ServiceThreads.create()) {
            Target target = new Target(url, new Secret(apiKey), model, maxTokens, timeout);
            LoadClient client = new LoadClient(
                    LlmPool.alone(target, LlmParts.outside(trustedCertificates, threads)),
                    questions(),
                    timeout,
                    System::nanoTime);
            return run(client, threads) ? 0 : QueryMain.FAILED;
        }
    }

    /** Whether any request succeeded. */
    private boolean run(LoadClient client, ServiceThreads threads) throws InterruptedException {
        if (!asJson) {
            System.out.println(LoadTable.head());
        }
        boolean some = false;
        for (int round = 1; round <= rounds; round++) {
            if (rate > 0) {
                Arrivals arrivals = new Arrivals(rate, Duration.ofSeconds(seconds), maxInFlight);
                some |= print(rate + "/s #" + round, LoadRun.open(client, arrivals, threads.timer()));
                continue;
            }
            for (int clients : concurrency) {
                some |= print(
                        clients + " clients #" + round, LoadRun.closed(client, clients, Math.max(clients, requests)));
            }
        }
        return some;
    }

    private boolean print(String name, Summary run) {
        System.out.println(asJson ? JSON.valueToTree(new Named(name, run)).toString() : LoadTable.line(name, run));
        return run.succeeded() > 0;
    }

    private void check() {
        boolean positive = rounds > 0
                && requests > 0
                && seconds > 0
                && maxInFlight > 0
                && maxTokens > 0
                && timeoutSeconds > 0
                && rate >= 0
                && concurrency.stream().allMatch(clients -> clients > 0);
        if (!positive) {
            throw new ClassifiedException(FailureKind.REJECTED, "numbers of a load must be positive");
        }
    }

    private List<String> questions() {
        if (file == null) {
            return asked.isEmpty() ? List.of(QUESTION) : asked;
        }
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.isEmpty()) {
                throw new ClassifiedException(FailureKind.REJECTED, "no questions in the file: path=" + file);
            }
            return lines;
        } catch (IOException unreadable) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "questions cannot be read: path=" + file + " reason=" + ClassifiedException.reasonOf(unreadable));
        }
    }
}
