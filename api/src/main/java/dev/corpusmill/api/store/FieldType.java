package dev.corpusmill.api.store;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The type of a field that a filter can name: it decides which operators apply and how values are read. */
public enum FieldType {
    /** One text, compared as it is. */
    KEYWORD,
    /** Several texts. */
    KEYWORDS,
    LONG,
    DOUBLE;

    /** What metadata fields are called in filters: this, then their name. */
    public static final String METADATA = "metadata.";

    /** The types that a configuration may declare for a metadata field. */
    private static final Map<String, FieldType> DECLARED = Map.of("keyword", KEYWORD, "long", LONG, "double", DOUBLE);

    /**
     * The type of a filter's field.
     *
     * @throws StoreException REJECTED where no node has such a field
     */
    public static FieldType of(String field, Map<String, String> metadataTypes) {
        return switch (field) {
            case "document_id", "tenant", "uri" -> KEYWORD;
            case "principals" -> KEYWORDS;
            case "page" -> LONG;
            default -> {
                boolean metadata = field.startsWith(METADATA);
                String declared = metadata ? metadataTypes.get(field.substring(METADATA.length())) : null;
                FieldType type = declared == null ? null : DECLARED.get(declared);
                if (type == null) {
                    throw rejected("unknown filter field: field=" + field + " known=" + known(metadataTypes));
                }
                yield type;
            }
        };
    }

    private static String known(Map<String, String> metadataTypes) {
        StringBuilder names = new StringBuilder("document_id, page, principals, tenant, uri");
        new TreeSet<>(metadataTypes.keySet())
                .forEach(name -> names.append(", ").append(METADATA).append(name));
        return names.toString();
    }

    /** The values that a node has in a field, in text form; an absent value is left out. */
    public static List<String> values(Node node, String field) {
        return switch (field) {
            case "document_id" -> List.of(node.documentId());
            case "tenant" -> List.of(node.tenant());
            case "uri" -> List.of(node.uri());
            case "principals" -> node.principals();
            case "page" -> List.of(Integer.toString(node.place().page()));
            default -> {
                String value = node.metadata().get(field.substring(METADATA.length()));
                yield value == null ? List.of() : List.of(value);
            }
        };
    }

    /** Refuses an operator that makes no sense on this type. */
    public void allow(boolean allowed, String operator, String field) {
        if (!allowed) {
            throw rejected("filter does not apply: operator=" + operator + " field=" + field + " type=" + this);
        }
    }

    /** Reads a whole number. */
    public static long parseLong(String field, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notNumber) {
            throw rejected("not a whole number: field=" + field + " value=" + value);
        }
    }

    /** Reads a finite number; -0.0 counts as 0.0. */
    public static double parseDouble(String field, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number + 0.0; // -0.0 + 0.0 is 0.0
            }
        } catch (NumberFormatException notNumber) {
            throw rejected("not a number: field=" + field + " value=" + value);
        }
        throw rejected("not a finite number: field=" + field + " value=" + value);
    }

    private static StoreException rejected(String message) {
        return new StoreException(FailureKind.REJECTED, message);
    }
}
