package dev.corpusmill.query.pipeline;

import dev.corpusmill.store.NodeFilter;

/** A question, and which nodes may answer it. The filter can only narrow what the caller may see. */
public record SearchRequest(Caller caller, String question, int k, NodeFilter filter) {}
