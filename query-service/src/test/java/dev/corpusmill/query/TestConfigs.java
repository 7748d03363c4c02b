package dev.corpusmill.query;

import dev.corpusmill.config.AnswerConfig;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.DataSize;
import dev.corpusmill.config.EmbeddingConfig;
import dev.corpusmill.config.GateConfig;
import dev.corpusmill.config.GenerationsConfig;
import dev.corpusmill.config.GroupConfig;
import dev.corpusmill.config.GuardsConfig;
import dev.corpusmill.config.IndexConfig;
import dev.corpusmill.config.JobConfig;
import dev.corpusmill.config.Limit;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmPoolConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.config.Percent;
import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.config.Secret;
import dev.corpusmill.config.SecurityConfig;
import dev.corpusmill.config.ServiceConfig;
import dev.corpusmill.config.WatchConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
                listed, "", Secret.NONE, 512, 0, timeout, idleTimeout, idleTimeout, Duration.ofSeconds(10), pool());
    }

    /** A pool that notices soon what changes. */
    public static LlmPoolConfig pool() {
        Duration soon = Duration.ofMillis(200);
        return new LlmPoolConfig("least-loaded", 1000, soon, soon, 5, soon, Duration.ZERO, Percent.parse("5%"));
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
                "telemetry.exchanges=",
                "security.keys=" + keys));
        all.addAll(List.of(overrides));
        return ConfigReader.read(Path.of("../conf/corpusmill.yaml"), all, name -> null);
    }

    private static CorpusmillConfig of(String listen, LlmConfig llm, Duration stopGrace) {
        DataSize big = DataSize.parse("64MB");
        return new CorpusmillConfig(
                new IndexConfig("docs", "auto"),
                List.of(),
                Map.of(),
                new ParseConfig("none", Duration.ofSeconds(60), big, big, big, 10, 2),
                Map.of("chunk", new GroupConfig("paragraph", 510, Percent.parse("10%"))),
                new EmbeddingConfig("test", "auto", "auto", 0, "", Secret.NONE, 0, 512, Duration.ofSeconds(30)),
                ConfigReader.read(Path.of("../conf/corpusmill.yaml"), List.of(), name -> null)
                        .store(),
                new GuardsConfig(Limit.parse("20%"), 1, Limit.parse("1%"), Limit.parse("20%")),
                new JobConfig(1, Duration.ofSeconds(60), 0, ""),
                new WatchConfig(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new GateConfig("", Percent.parse("2%"), Percent.parse("20%")),
                new GenerationsConfig(1, 1, Duration.ofMinutes(10)),
                new SearchConfig("weighted", 0.6, 50, 0.9, 0.4, Duration.ofSeconds(5)),
                new AnswerConfig(8, 1000, 500, "best-last", "plain", "", Duration.ofSeconds(3), 1.1, 0.2, 3),
                DEFAULTS.sessions(),
                DEFAULTS.limits(),
                DEFAULTS.cache(),
                llm,
                new ServiceConfig(
                        listen, Duration.ofSeconds(30), DataSize.parse("64KB"), 1000, stopGrace, Duration.ofMillis(50)),
                new SecurityConfig("", "", List.of()),
                DEFAULTS.telemetry());
    }
}
