package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmPoolConfig;
import dev.corpusmill.config.LlmServerConfig;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The configured servers, and the stack of generators over them. */
public final class LlmPool {
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);
    private static final double RETRY_SHARE = 0.1;
    private static final int RETRY_RESERVE = 100; // what it takes to find out that most servers of a pool have gone
    private static final int HEDGE_RESERVE = 10;

    private final LlmConfig config;
    private final Outside outside;
    private final ObjectMapper json = new ObjectMapper();
    private final PoolMembers members;
    private final Generator generator;

    /**
     * What a pool needs of the world.
     *
     * @param http asked for HTTP/1.1: vLLM drops the body of a request that offers h2c
     * @param timer nothing on it blocks
     * @param random gives numbers in [0, 1)
     */
    public record Outside(
            HttpClient http,
            ScheduledExecutorService timer,
            Resolver resolver,
            LongSupplier nanoTime,
            DoubleSupplier random) {}

    /**
     * How one server does.
     *
     * @param problem why it cannot be used; empty where it can
     * @param learned what it refuses, or does otherwise than others, in words
     */
    public record State(String server, String problem, int inFlight, List<String> learned) {
        public State {
            learned = List.copyOf(learned);
        }
    }

    public LlmPool(LlmConfig config, Outside outside) {
        this.config = config;
        this.outside = outside;
        List<PoolMembers.Listed> listed = new ArrayList<>();
        for (LlmServerConfig server : config.servers()) {
            listed.add(new PoolMembers.Listed(
                    LlmServer.at(
                            server.url(),
                            server.apiKey().isEmpty() ? config.apiKey() : server.apiKey(),
                            server.model().isEmpty() ? config.model() : server.model()),
                    server.resolve()));
        }
        this.members = new PoolMembers(listed, this::member, outside.resolver());
        this.generator = stack(config.pool());
    }

    /** One server without all that a pool does for its clients: shows how the server itself does. */
    public static Generator alone(Target target, Outside outside) {
        ObjectMapper json = new ObjectMapper();
        LlmServer server = LlmServer.at(target.base(), target.apiKey(), target.model());
        ServerTraits traits = new ServerTraits(ServerTraits.ThoughtMarks.PAIRED); // nothing held back: it is timed
        ChatSettings settings = new ChatSettings(
                new SamplingDefaults(target.maxTokens(), 0), traits, target.timeout(), target.timeout(), json);
        ServerModel model = new ServerModel(outside.http(), server, json);
        return new AdaptingGenerator(
                new OpenAiGenerator(outside.http(), server, model, settings, outside.timer()), traits);
    }

    private Generator stack(LlmPoolConfig pool) {
        ScheduledExecutorService timer = outside.timer();
        Generator stack = new PoolGenerator(members, balancer(pool.policy()));
        stack = new LimitedGenerator(stack, pool.maxInFlight()); // inside retry: each attempt counts
        if (!pool.hedgeAfter().isZero()) {
            RetryBudget budget = new RetryBudget(pool.hedgeBudget().share(), HEDGE_RESERVE, 0);
            stack = new HedgingGenerator(stack, pool.hedgeAfter(), budget, timer);
        }
        RetryBudget retries = new RetryBudget(RETRY_SHARE, RETRY_RESERVE);
        stack = new RetryingGenerator(stack, RETRY_PAUSE, retries, timer, outside.random());
        return new TimedGenerator(stack, outside.nanoTime()); // outermost: users feel queueing and retries too
    }

    private LoadBalancer balancer(LlmPoolConfig.Balancing policy) {
        return switch (policy) {
            case ROUND_ROBIN -> new RoundRobin();
            case SESSION -> new BoundedLoadRendezvousHash();
            case LEAST_LOADED -> new PowerOfTwoChoices(outside.random());
        };
    }

    private ServerProbe member(LlmServer server) {
        ServerModel model = new ServerModel(outside.http(), server, json);
        ServerTraits traits = new ServerTraits(marks(config.thoughts()));
        ChatSettings settings = new ChatSettings(
                new SamplingDefaults(config.maxTokens(), config.temperature()),
                traits,
                config.firstTokenTimeout(),
                config.idleTimeout(),
                json);
        PooledServer pooled = new PooledServer(
                server.base(),
                new AdaptingGenerator(
                        new OpenAiGenerator(outside.http(), server, model, settings, outside.timer()), traits),
                new CircuitBreaker(
                        config.pool().breakerFailures(),
                        config.pool().breakerOpen(),
                        outside.nanoTime(),
                        outside.random()),
                traits,
                outside.nanoTime());
        return new ServerProbe(outside.http(), server, model, pooled);
    }

    private static ServerTraits.ThoughtMarks marks(LlmConfig.Thoughts thoughts) {
        return switch (thoughts) {
            case AUTO -> ServerTraits.ThoughtMarks.LEARNED;
            case PAIRED -> ServerTraits.ThoughtMarks.PAIRED;
            case UNOPENED -> ServerTraits.ThoughtMarks.UNOPENED;
        };
    }

    /** Lets a server write. */
    public Generator generator() {
        return generator;
    }

    /** Looks names up again. May block; a name that was never found has no server. */
    public void resolve() {
        members.resolve();
    }

    /** Looks at the health and load of each server. Does not wait for the answers. */
    public void look() {
        members.look();
    }

    /** How the servers do. */
    public List<State> states() {
        return members.get().stream()
                .map(server -> new State(
                        server.base().toString(),
                        server.problem().isEmpty() && !server.available()
                                ? "fails too often, out for a moment"
                                : server.problem(),
                        server.inFlight(),
                        server.traits().learned()))
                .toList();
    }

    @Override
    public String toString() {
        return generator.toString();
    }
}
