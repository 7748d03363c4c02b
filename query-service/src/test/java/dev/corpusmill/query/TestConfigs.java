package dev.corpusmill.query;

import dev.corpusmill.api.config.Percent;
import dev.corpusmill.api.config.Secret;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmPoolConfig;
import dev.corpusmill.config.LlmServerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Configurations for tests of the service. */
public final class TestConfigs {
    private static final CorpusmillConfig DEFAULTS = shipped(Path.of(""));

    private TestConfigs() {}

    /** A service on a free port, with these model servers. */
    public static CorpusmillConfig with(String... servers) {
        return with(llm(Duration.ofSeconds(2), servers));
    }

    /** Model servers that may be silent for so long. */
    public static LlmConfig llm(Duration idleTimeout, String... servers) {
        List<LlmServerConfig> listed =
                Arrays.stream(servers).map(LlmServerConfig::at).toList();
        Duration timeout = Duration.ofSeconds(20);
        return new LlmConfig(
                listed,
                "",
                Secret.NONE,
                512,
                0,
                timeout,
                idleTimeout,
                idleTimeout,
                Duration.ofSeconds(10),
                LlmConfig.Thoughts.PAIRED,
                pool());
    }

    /** A pool that notices soon what changes. */
    public static LlmPoolConfig pool() {
        Duration soon = Duration.ofMillis(200);
        return new LlmPoolConfig(
                LlmPoolConfig.Balancing.LEAST_LOADED, 1000, soon, soon, 5, soon, Duration.ZERO, Percent.parse("5%"));
    }

    public static CorpusmillConfig with(LlmConfig llm) {
        return listening("127.0.0.1:0", llm);
    }

    /** A service that gives open requests so long when it is told to stop. */
    public static CorpusmillConfig stoppingWithin(Duration stopGrace, String server) {
        return of("127.0.0.1:0", llm(Duration.ofSeconds(5), server), stopGrace);
    }

    public static CorpusmillConfig listening(String listen, LlmConfig llm) {
        return of(listen, llm, Duration.ofSeconds(5));
    }

    /** The shipped configuration on a free port, with keys of a file, polling fast, and this beside. */
    public static CorpusmillConfig shipped(Path keys, String... overrides) {
        List<String> all = new ArrayList<>(List.of(
                "service.listen=127.0.0.1:0",
                "service.poll-interval=20ms",
                "answer.min-score=0.2",
                "answer.min-confidence=0",
                "telemetry.query-log=",
                "security.keys=" + keys));
        all.addAll(List.of(overrides));
        return ConfigReader.read(Path.of("../conf/corpusmill.yaml"), all, name -> null);
    }

    private static CorpusmillConfig of(String listen, LlmConfig llm, Duration stopGrace) {
        CorpusmillConfig config = ConfigReader.read(
                Path.of("../conf/corpusmill.yaml"),
                List.of(
                        "embedding.engine=test",
                        "search.candidates=50",
                        "answer.hits=8",
                        "answer.context-tokens=1000",
                        "answer.history-tokens=500",
                        "answer.stored-above=1.1",
                        "answer.min-score=0.2",
                        "answer.min-confidence=0",
                        "telemetry.query-log=",
                        "service.listen=" + listen,
                        "service.timeout=30s",
                        "service.max-request=64KB",
                        "service.max-question=1000",
                        "service.stop-grace=" + stopGrace.toMillis() + "ms",
                        "service.poll-interval=50ms",
                        "security.keys=",
                        "telemetry.query-log="),
                name -> null);
        return new CorpusmillConfig(
                config.index(),
                config.sources(),
                config.metadata(),
                config.parse(),
                config.groups(),
                config.embedding(),
                config.store(),
                config.guards(),
                config.job(),
                config.watch(),
                config.gate(),
                config.generations(),
                config.search(),
                config.answer(),
                config.sessions(),
                config.limits(),
                config.cache(),
                llm,
                config.service(),
                config.security(),
                config.telemetry(),
                config.plugins());
    }
}
