package dev.corpusmill.query;

import dev.corpusmill.config.AnswerConfig;
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
import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.config.Percent;
import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.config.Secret;
import dev.corpusmill.config.ServiceConfig;
import dev.corpusmill.config.StoreConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Configurations for tests of the service. */
public final class TestConfigs {
    private TestConfigs() {}

    /** A service on a free port, with these model servers. */
    public static CorpusmillConfig with(String... servers) {
        return with(new LlmConfig(
                List.of(servers), "", Secret.NONE, 512, 0, Duration.ofSeconds(20), Duration.ofSeconds(2)));
    }

    public static CorpusmillConfig with(LlmConfig llm) {
        return listening("127.0.0.1:0", llm);
    }

    /** A service that gives open requests so long when it is told to stop. */
    public static CorpusmillConfig stoppingWithin(Duration stopGrace, String server) {
        LlmConfig llm =
                new LlmConfig(List.of(server), "", Secret.NONE, 512, 0, Duration.ofSeconds(20), Duration.ofSeconds(5));
        return of("127.0.0.1:0", llm, stopGrace);
    }

    public static CorpusmillConfig listening(String listen, LlmConfig llm) {
        return of(listen, llm, Duration.ofSeconds(5));
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
                new StoreConfig("lucene", "data"),
                new GuardsConfig(Limit.parse("20%"), 1, Limit.parse("1%"), Limit.parse("20%")),
                new JobConfig(1, Duration.ofSeconds(60), 0, ""),
                new GateConfig("", Percent.parse("2%"), Percent.parse("20%")),
                new GenerationsConfig(1, 1, Duration.ofMinutes(10)),
                new SearchConfig("weighted", 0.6, 50, 0.9, 0.4, Duration.ofSeconds(5)),
                new AnswerConfig(8, 1000, 0.2, 3),
                llm,
                new ServiceConfig(
                        listen,
                        Duration.ofSeconds(30),
                        DataSize.parse("64KB"),
                        1000,
                        stopGrace,
                        Duration.ofMillis(50)));
    }
}
