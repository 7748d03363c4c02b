package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.security.Scope;
import dev.corpusmill.store.NodeFilter;

/** A question, and which nodes may answer it. The filter can only narrow what the scope lets be seen. */
public record SearchRequest(Scope scope, String question, int k, NodeFilter filter) {}
