package dev.corpusmill.config;

import java.io.Serializable;
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
        SearchConfig search,
        AnswerConfig answer,
        LlmConfig llm,
        ServiceConfig service)
        implements Serializable {}
