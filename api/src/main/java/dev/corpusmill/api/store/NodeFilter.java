package dev.corpusmill.api.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which nodes a search may return. One small grammar; each store translates it.
 *
 * <p>Fields: {@code document_id}, {@code tenant}, {@code principals}, {@code uri}, {@code page}, and
 * {@code metadata.NAME} for each declared metadata field. Values are text; a field of type {@code long} or
 * {@code double} compares as a number. A store answers REJECTED to a field it does not know, and to a value that is
 * not of its field's type.
 */
public sealed interface NodeFilter {
    /** Lets everything pass. */
    static NodeFilter all() {
        return new And(List.of());
    }

    /** The field has this value. */
    record Eq(String field, String value) implements NodeFilter {}

    /** The field has one of these values; none of them, nothing passes. */
    record In(String field, Set<String> values) implements NodeFilter {
        public In {
            values = Set.copyOf(values);
        }
    }

    /** The number is at least {@code min} and at most {@code max}, where given. */
    record Range(String field, Optional<String> min, Optional<String> max) implements NodeFilter {}

    /** The list, {@code principals}, holds one of these values; none of them, nothing passes. */
    record ContainsAny(String field, Set<String> values) implements NodeFilter {
        public ContainsAny {
            values = Set.copyOf(values);
        }
    }

    /** The field has a value. */
    record Exists(String field) implements NodeFilter {}

    /** All pass; none given, everything passes. */
    record And(List<NodeFilter> filters) implements NodeFilter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** One of them passes; none given, nothing passes. */
    record Or(List<NodeFilter> filters) implements NodeFilter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** The other does not pass. */
    record Not(NodeFilter filter) implements NodeFilter {}

    /** What someone of this tenant with these principals may see. Without a principal that is nothing. */
    static NodeFilter visibleTo(String tenant, Set<String> principals) {
        return new And(List.of(new Eq("tenant", tenant), new ContainsAny("principals", principals)));
    }

    /** Narrows this filter by another. */
    default NodeFilter and(NodeFilter other) {
        return new And(List.of(this, other));
    }
}
