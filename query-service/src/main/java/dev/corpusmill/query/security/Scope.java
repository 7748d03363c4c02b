package dev.corpusmill.query.security;

import dev.corpusmill.api.store.NodeFilter;
import java.util.Set;

/**
 * What a client may see: the documents of one tenant that are open to any of these principals. Part of each search, and
 * of the key of whatever is kept.
 */
public record Scope(String tenant, Set<String> principals) {
    /** Of a client without keys, which only a loopback address allows. */
    public static final Scope PUBLIC = new Scope("public", Set.of("everyone"));

    public Scope {
        principals = Set.copyOf(principals);
    }

    /** What may be seen, narrowed by what a request asks for; nothing in a request widens it. */
    public NodeFilter narrowedBy(NodeFilter requested) {
        return NodeFilter.visibleTo(tenant, principals).and(requested);
    }
}
