package dev.corpusmill.query.cache;

import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import java.util.Collection;

/** What an answer rests on, as one hash: equal where the same nodes say the same under the same title and address. */
public final class Provenance {
    private Provenance() {}

    /** Does not depend on the order of the nodes. */
    public static String digest(Collection<Node> nodes) {
        return Hashes.ofParts(nodes.stream()
                .map(node -> Hashes.ofParts(node.id(), node.textHash(), node.title(), node.uri()))
                .sorted()
                .distinct()
                .toArray(String[]::new));
    }
}
