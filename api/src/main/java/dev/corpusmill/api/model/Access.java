package dev.corpusmill.api.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may see a document, and the metadata that its source gives it.
 *
 * @param principals any of these may see the document; without one nobody does
 * @param metadata values of the fields declared in the configuration, in their canonical text form
 */
public record Access(String tenant, List<String> principals, Map<String, String> metadata) {
    public Access {
        principals = List.copyOf(principals);
        metadata = Map.copyOf(metadata);
    }

    /** Changes when tenant, principals or metadata change; rows with another hash are updated without embedding. */
    public String hash() {
        return Hashes.ofParts(
                tenant, principals.stream().sorted().toList().toString(), new TreeMap<>(metadata).toString());
    }

    /** Whether both have the same hash; the order of principals does not matter. */
    public boolean sameAs(Access other) {
        return equals(other) || hash().equals(other.hash());
    }
}
