package dev.corpusmill.store.lucene;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Translates filters into Lucene queries. Values become terms and numbers, never syntax. */
final class LuceneFilters {
    private final Map<String, String> metadataTypes;

    LuceneFilters(Map<String, String> metadataTypes) {
        this.metadataTypes = metadataTypes;
    }

    Query query(NodeFilter filter) {
        if (filter instanceof Eq eq) {
            return any("eq", eq.field(), List.of(eq.value()));
        } else if (filter instanceof In in) {
            return any("in", in.field(), in.values());
        } else if (filter instanceof ContainsAny contains) {
            FieldType type = type(contains.field());
            type.allow(type == FieldType.KEYWORDS, "contains-any", contains.field());
            return terms(contains.field(), contains.values());
        } else if (filter instanceof Range range) {
            return range(range);
        } else if (filter instanceof Exists exists) {
            return exists(exists.field());
        } else if (filter instanceof And and) {
            return and(and.filters());
        } else if (filter instanceof Or or) {
            return or(or.filters());
        }
        return without(query(((Not) filter).filter()));
    }

    private Query any(String operator, String field, Collection<String> values) {
        FieldType type = type(field);
        type.allow(type != FieldType.KEYWORDS, operator, field);
        String name = luceneField(field);
        return switch (type) {
            case KEYWORD, KEYWORDS -> terms(name, values);
            case LONG ->
                LongPoint.newSetQuery(
                        name,
                        values.stream()
                                .map(value -> FieldType.parseLong(field, value))
                                .toList());
            case DOUBLE ->
                DoublePoint.newSetQuery(
                        name,
                        values.stream()
                                .map(value -> FieldType.parseDouble(field, value))
                                .toList());
        };
    }

    private Query range(Range range) {
        String field = range.field();
        FieldType type = type(field);
        type.allow(type == FieldType.LONG || type == FieldType.DOUBLE, "range", field);
        if (type == FieldType.LONG) {
            long min =
                    range.min().map(value -> FieldType.parseLong(field, value)).orElse(Long.MIN_VALUE);
            long max =
                    range.max().map(value -> FieldType.parseLong(field, value)).orElse(Long.MAX_VALUE);
            return min > max ? none() : LongPoint.newRangeQuery(luceneField(field), min, max);
        }
        Optional<Double> min = range.min().map(value -> FieldType.parseDouble(field, value));
        Optional<Double> max = range.max().map(value -> FieldType.parseDouble(field, value));
        double low = min.orElse(Double.NEGATIVE_INFINITY);
        double high = max.orElse(Double.POSITIVE_INFINITY);
        return low > high ? none() : DoublePoint.newRangeQuery(luceneField(field), low, high);
    }

    private Query exists(String field) {
        type(field);
        return switch (field) {
            case "document_id", "tenant", "uri" -> without(new TermQuery(new Term(field, "")));
            case "principals" -> new PrefixQuery(new Term(field, ""));
            case "page" -> LongPoint.newRangeQuery(field, 1, Long.MAX_VALUE);
            default -> new TermQuery(new Term(LuceneFields.HAS, luceneField(field)));
        };
    }

    private Query and(List<NodeFilter> filters) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        filters.forEach(each -> all.add(query(each), Occur.FILTER));
        return filters.isEmpty() ? new MatchAllDocsQuery() : all.build();
    }

    private Query or(List<NodeFilter> filters) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        filters.forEach(each -> any.add(query(each), Occur.SHOULD));
        return filters.isEmpty() ? none() : any.build();
    }

    private static Query without(Query query) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private static Query terms(String field, Collection<String> values) {
        return values.size() == 1
                ? new TermQuery(new Term(field, values.iterator().next()))
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query none() {
        return new MatchNoDocsQuery("nothing can pass");
    }

    private FieldType type(String field) {
        return FieldType.of(field, metadataTypes);
    }

    private String luceneField(String field) {
        if (!field.startsWith(FieldType.METADATA)) {
            return field;
        }
        String name = field.substring(FieldType.METADATA.length());
        return LuceneFields.metadata(name, metadataTypes.getOrDefault(name, ""));
    }
}
