package dev.corpusmill.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole configuration file; {@code conf/corpusmill.yaml} documents every key. */
public record CorpusmillConfig(
        IndexConfig index,
        List<SourceConfig> sources,
        Map<String, String> metadata,
        ParseConfig parse,
        Map<String, GroupConfig> groups,
        EmbeddingConfig embedding,
        StoreConfig store,
        GuardsConfig guards,
        JobConfig job,
        WatchConfig watch,
        GateConfig gate,
        GenerationsConfig generations,
        SearchConfig search,
        AnswerConfig answer,
        SessionsConfig sessions,
        LimitsConfig limits,
        CacheConfig cache,
        LlmConfig llm,
        ServiceConfig service,
        SecurityConfig security,
        TelemetryConfig telemetry,
        PluginsConfig plugins)
        implements Serializable {
    public CorpusmillConfig {
        sources = List.copyOf(sources);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata)); // in the order of the file
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }
}
