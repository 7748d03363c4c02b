package dev.corpusmill.store.milvus;

import dev.corpusmill.api.store.FieldType;
import dev.corpusmill.api.store.NodeFilter;
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
import java.util.List;
import java.util.Map;

/**
 * Translates filters into Milvus's boolean expressions. A comparison with an absent metadata field is neither true nor
 * false to Milvus, and neither is its negation; so each is guarded by {@code exists}.
 */
final class MilvusFilters {
    static final String NOTHING = "id in []";
    private static final String EVERYTHING = "(not (" + NOTHING + "))";

    private final Map<String, String> metadataTypes;

    MilvusFilters(Map<String, String> metadataTypes) {
        this.metadataTypes = metadataTypes;
    }

    /** The expression; empty where everything passes. */
    String expression(NodeFilter filter) {
        String expression = translate(filter);
        return expression.equals(EVERYTHING) ? "" : expression;
    }

    private String translate(NodeFilter filter) {
        if (filter instanceof Eq eq) {
            return any("eq", eq.field(), List.of(eq.value()));
        } else if (filter instanceof In in) {
            return any("in", in.field(), in.values());
        } else if (filter instanceof ContainsAny contains) {
            FieldType type = type(contains.field());
            type.allow(type == FieldType.KEYWORDS, "contains-any", contains.field());
            return contains.values().isEmpty()
                    ? NOTHING
                    : "array_contains_any(" + contains.field() + "," + MilvusLiterals.listOf(contains.values()) + ")";
        } else if (filter instanceof Range range) {
            return range(range);
        } else if (filter instanceof Exists exists) {
            return exists(exists.field());
        } else if (filter instanceof And and) {
            return joined(and.filters(), " and ", EVERYTHING);
        } else if (filter instanceof Or or) {
            return joined(or.filters(), " or ", NOTHING);
        }
        return "(not " + translate(((Not) filter).filter()) + ")";
    }

    /** @param neutral what changes nothing among the others; a server would evaluate it for every row */
    private String joined(List<NodeFilter> filters, String operator, String neutral) {
        List<String> parts = filters.stream()
                .map(this::translate)
                .filter(part -> !part.equals(neutral))
                .toList();
        return switch (parts.size()) {
            case 0 -> neutral;
            case 1 -> parts.get(0);
            default -> "(" + String.join(operator, parts) + ")";
        };
    }

    private String any(String operator, String field, Collection<String> values) {
        FieldType type = type(field);
        type.allow(type != FieldType.KEYWORDS, operator, field);
        List<String> literals = new ArrayList<>(values.size());
        for (String value : values) {
            literals.add(literal(type, field, value));
        }
        if (literals.isEmpty()) {
            return NOTHING;
        }
        String name = milvusField(field);
        if (!field.startsWith(FieldType.METADATA)) {
            return literals.size() == 1
                    ? "(" + name + " == " + literals.get(0) + ")"
                    : "(" + name + " in [" + String.join(",", literals) + "])";
        }
        List<String> comparisons =
                literals.stream().map(literal -> name + " == " + literal).toList();
        return "(exists " + name + " and (" + String.join(" or ", comparisons) + "))";
    }

    private String range(Range range) {
        String field = range.field();
        FieldType type = type(field);
        type.allow(type == FieldType.LONG || type == FieldType.DOUBLE, "range", field);
        String name = milvusField(field);
        List<String> bounds = new ArrayList<>();
        if (field.startsWith(FieldType.METADATA)) {
            bounds.add("exists " + name);
        }
        range.min().ifPresent(min -> bounds.add(name + " >= " + literal(type, field, min)));
        range.max().ifPresent(max -> bounds.add(name + " <= " + literal(type, field, max)));
        return bounds.isEmpty() ? EVERYTHING : "(" + String.join(" and ", bounds) + ")";
    }

    private String exists(String field) {
        FieldType type = type(field);
        String name = milvusField(field);
        return switch (field) {
            case "principals" -> "(array_length(principals) > 0)";
            case "page" -> "(page >= 1)";
            case "document_id", "tenant", "uri" -> "(" + name + " != \"\")";
            default ->
                type == FieldType.KEYWORD ? "(exists " + name + " and " + name + " != \"\")" : "(exists " + name + ")";
        };
    }

    private static String literal(FieldType type, String field, String value) {
        return switch (type) {
            case KEYWORD, KEYWORDS -> MilvusLiterals.of(value);
            case LONG -> Long.toString(FieldType.parseLong(field, value));
            case DOUBLE -> Double.toString(FieldType.parseDouble(field, value));
        };
    }

    private FieldType type(String field) {
        return FieldType.of(field, metadataTypes);
    }

    private static String milvusField(String field) {
        return field.startsWith(FieldType.METADATA)
                ? "metadata[" + MilvusLiterals.of(field.substring(FieldType.METADATA.length())) + "]"
                : field;
    }
}
