package dev.corpusmill.api.store;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.NodeFilter.And;
import dev.corpusmill.api.store.NodeFilter.ContainsAny;
import dev.corpusmill.api.store.NodeFilter.Eq;
import dev.corpusmill.api.store.NodeFilter.Exists;
import dev.corpusmill.api.store.NodeFilter.In;
import dev.corpusmill.api.store.NodeFilter.Not;
import dev.corpusmill.api.store.NodeFilter.Or;
import dev.corpusmill.api.store.NodeFilter.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Filters in plain Java: what the stores' translations must agree with. */
public final class NodeMatcher {
    private final Map<String, String> metadataTypes;

    private NodeMatcher(Map<String, String> metadataTypes) {
        this.metadataTypes = metadataTypes;
    }

    /**
     * Which nodes of a generation pass a filter.
     *
     * @throws StoreException REJECTED where a field is unknown, or a value is not of its field's type
     */
    public static Predicate<Node> of(NodeFilter filter, Generation manifest) {
        return new NodeMatcher(manifest.metadataTypes()).of(filter);
    }

    private Predicate<Node> of(NodeFilter filter) {
        if (filter instanceof Eq eq) {
            return any("eq", eq.field(), Set.of(eq.value()));
        } else if (filter instanceof In in) {
            return any("in", in.field(), in.values());
        } else if (filter instanceof ContainsAny contains) {
            return containsAny(contains);
        } else if (filter instanceof Range range) {
            return range(range);
        } else if (filter instanceof Exists exists) {
            return exists(exists.field());
        } else if (filter instanceof And and) {
            return each(and.filters(), true);
        } else if (filter instanceof Or or) {
            return each(or.filters(), false);
        }
        return of(((Not) filter).filter()).negate();
    }

    /** Whether all pass, or one at least. */
    private Predicate<Node> each(List<NodeFilter> filters, boolean all) {
        List<Predicate<Node>> parts = new ArrayList<>(filters.size());
        for (NodeFilter filter : filters) {
            parts.add(of(filter));
        }
        return node -> {
            for (Predicate<Node> part : parts) {
                if (part.test(node) != all) {
                    return !all;
                }
            }
            return all;
        };
    }

    private static Predicate<Node> anyValue(String field, Predicate<String> wanted) {
        return node -> {
            for (String value : FieldType.values(node, field)) {
                if (wanted.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Predicate<Node> any(String operator, String field, Collection<String> values) {
        FieldType type = FieldType.of(field, metadataTypes);
        type.allow(type != FieldType.KEYWORDS, operator, field);
        Set<Object> wanted = new HashSet<>();
        values.forEach(value -> wanted.add(comparable(type, field, value)));
        return anyValue(field, value -> wanted.contains(comparable(type, field, value)));
    }

    private Predicate<Node> containsAny(ContainsAny contains) {
        FieldType type = FieldType.of(contains.field(), metadataTypes);
        type.allow(type == FieldType.KEYWORDS, "contains-any", contains.field());
        return anyValue(contains.field(), contains.values()::contains);
    }

    private Predicate<Node> range(Range range) {
        String field = range.field();
        FieldType type = FieldType.of(field, metadataTypes);
        type.allow(type == FieldType.LONG || type == FieldType.DOUBLE, "range", field);
        Optional<Object> min = range.min().map(value -> comparable(type, field, value));
        Optional<Object> max = range.max().map(value -> comparable(type, field, value));
        return anyValue(field, text -> {
            Object value = comparable(type, field, text);
            return min.map(bound -> compare(value, bound) >= 0).orElse(true)
                    && max.map(bound -> compare(value, bound) <= 0).orElse(true);
        });
    }

    private Predicate<Node> exists(String field) {
        FieldType type = FieldType.of(field, metadataTypes);
        boolean page = field.equals("page");
        return type == FieldType.KEYWORDS
                ? anyValue(field, value -> true)
                : anyValue(field, value -> !value.isEmpty() && !(page && value.equals("0")));
    }

    private static Object comparable(FieldType type, String field, String value) {
        return switch (type) {
            case KEYWORD, KEYWORDS -> value;
            case LONG -> FieldType.parseLong(field, value);
            case DOUBLE -> FieldType.parseDouble(field, value);
        };
    }

    private static int compare(Object left, Object right) {
        return left instanceof Long whole
                ? Long.compare(whole, (Long) right)
                : Double.compare((Double) left, (Double) right);
    }
}
