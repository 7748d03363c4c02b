package dev.corpusmill.query.llm;

/** What the configuration says of sampling: the longest answer that anybody gets, and the usual temperature. */
record SamplingDefaults(int maxTokens, double temperature) {}
