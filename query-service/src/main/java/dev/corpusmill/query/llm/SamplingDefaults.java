package dev.corpusmill.query.llm;

/** What the configuration says of sampling: the longest answer that anybody gets, and the usual temperature. */
record SamplingDefaults(int maxTokens, double temperature) {
    /** Tokens of an answer at most, whatever the client asks for. */
    int maxTokens(Sampling sampling) {
        Integer asked = sampling.maxTokens();
        return asked == null ? maxTokens : Math.min(asked, maxTokens);
    }
}
