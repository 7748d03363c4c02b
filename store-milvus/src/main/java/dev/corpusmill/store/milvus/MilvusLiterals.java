package dev.corpusmill.store.milvus;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes values into filter expressions. Every literal goes through here: a value is never syntax. */
final class MilvusLiterals {
    private MilvusLiterals() {}

    /** A string in quotes. Milvus reads the escapes of Go; of the control characters only line ends and tabs need one. */
    static String of(String value) {
        StringBuilder literal = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** Strings in quotes, between brackets. */
    static String listOf(Collection<String> values) {
        return values.stream().map(MilvusLiterals::of).collect(Collectors.joining(",", "[", "]"));
    }
}
