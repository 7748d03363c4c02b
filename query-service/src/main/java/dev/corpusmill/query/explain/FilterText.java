package dev.corpusmill.query.explain;

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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Filters as people read them. */
final class FilterText {
    private FilterText() {}

    /** The clauses that must all hold. */
    static List<NodeFilter> clauses(NodeFilter filter) {
        if (!(filter instanceof And and)) {
            return List.of(filter);
        }
        List<NodeFilter> clauses = new ArrayList<>();
        and.filters().forEach(part -> clauses.addAll(clauses(part)));
        return clauses;
    }

    static String of(NodeFilter filter) {
        if (filter instanceof Eq eq) {
            return eq.field() + " = " + eq.value();
        } else if (filter instanceof In in) {
            return in.field() + " in " + listed(in.values());
        } else if (filter instanceof ContainsAny any) {
            return any.field() + " contains any of " + listed(any.values());
        } else if (filter instanceof Range range) {
            return range.min().map(min -> min + " <= ").orElse("")
                    + range.field()
                    + range.max().map(max -> " <= " + max).orElse("");
        } else if (filter instanceof Exists exists) {
            return exists.field() + " exists";
        } else if (filter instanceof Not not) {
            return "not (" + of(not.filter()) + ")";
        } else if (filter instanceof Or or) {
            return or.filters().stream().map(part -> "(" + of(part) + ")").collect(Collectors.joining(" or "));
        }
        return clauses(filter).stream().map(part -> "(" + of(part) + ")").collect(Collectors.joining(" and "));
    }

    private static String listed(Set<String> values) {
        return new TreeSet<>(values).toString();
    }
}
