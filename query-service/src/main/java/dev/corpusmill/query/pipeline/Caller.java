package dev.corpusmill.query.pipeline;

import dev.corpusmill.store.NodeFilter;
import java.util.Set;

/** Who asks: decides what may be seen. */
public record Caller(String tenant, Set<String> principals) {
    /** Whoever asks without keys, which only a loopback address allows. */
    public static final Caller PUBLIC = new Caller("public", Set.of("everyone"));

    public Caller {
        principals = Set.copyOf(principals);
    }

    /** What the caller may see, narrowed by what the request asks for. */
    NodeFilter narrowedBy(NodeFilter requested) {
        return NodeFilter.visibleTo(tenant, principals).and(requested);
    }
}
