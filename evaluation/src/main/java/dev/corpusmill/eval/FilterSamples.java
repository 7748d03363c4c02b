package dev.corpusmill.eval;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.FieldType;
import dev.corpusmill.api.store.GenerationReader;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Filters with every operator over every field, with values that a generation holds and with some that none does. */
public final class FilterSamples {
    private static final int VALUES = 6;
    private static final long SEED = 20261121;
    private static final String FOREIGN = "x\" or tenant != \"";

    private final Map<String, String> metadataTypes;
    private final Map<String, List<String>> values = new TreeMap<>();
    private final Map<String, Long> seen = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    private FilterSamples(Map<String, String> metadataTypes) {
        this.metadataTypes = metadataTypes;
        for (String field : List.of("document_id", "tenant", "principals", "uri", "page")) {
            values.put(field, new ArrayList<>());
        }
        metadataTypes.keySet().forEach(name -> values.put(FieldType.METADATA + name, new ArrayList<>()));
    }

    /** Filters for a group, made from a sample of its nodes' values; the same for the same nodes. */
    public static List<NodeFilter> of(GenerationReader reader, String group) {
        FilterSamples samples = new FilterSamples(reader.manifest().metadataTypes());
        reader.scan(group, "", "", samples::look);
        return samples.filters();
    }

    /** Keeps a uniform sample of the values of each field (Vitter's algorithm R, 1985). */
    private void look(Node node) {
        values.forEach((field, kept) -> {
            for (String value : FieldType.values(node, field)) {
                long before = seen.merge(field, 1L, Long::sum) - 1;
                if (kept.size() < VALUES) {
                    kept.add(value);
                } else {
                    long place = random.nextLong(before + 1);
                    if (place < VALUES) {
                        kept.set((int) place, value);
                    }
                }
            }
        });
    }

    private List<NodeFilter> filters() {
        List<NodeFilter> filters = new ArrayList<>(List.of(NodeFilter.all(), new Or(List.of())));
        values.forEach((field, kept) -> {
            List<String> distinct = kept.stream().distinct().sorted().toList();
            filters.add(new Exists(field));
            filters.add(new Not(new Exists(field)));
            switch (FieldType.of(field, metadataTypes)) {
                case KEYWORD -> equalities(field, distinct, FOREIGN, filters);
                case KEYWORDS -> lists(field, distinct, filters);
                case LONG, DOUBLE -> {
                    equalities(field, distinct, "-7", filters);
                    ranges(field, distinct, filters);
                }
            }
        });
        return List.copyOf(filters);
    }

    private void equalities(String field, List<String> kept, String absent, List<NodeFilter> filters) {
        filters.add(new Eq(field, absent));
        filters.add(new Not(new Eq(field, absent)));
        filters.add(new In(field, Set.of()));
        filters.add(new In(field, Set.copyOf(kept)));
        for (String value : kept) {
            filters.add(new Eq(field, value));
            filters.add(new Not(new In(field, Set.of(value, absent))));
            filters.add(new And(List.of(visible(), new Or(List.of(new Eq(field, value), new Eq(field, absent))))));
        }
    }

    private NodeFilter visible() {
        return NodeFilter.visibleTo(first("tenant"), Set.of(first("principals"), FOREIGN));
    }

    private String first(String field) {
        return values.getOrDefault(field, List.of()).stream().findFirst().orElse(FOREIGN);
    }

    private static void lists(String field, List<String> kept, List<NodeFilter> filters) {
        filters.add(new ContainsAny(field, Set.of()));
        filters.add(new ContainsAny(field, Set.of(FOREIGN)));
        for (String value : kept) {
            filters.add(new ContainsAny(field, Set.of(value)));
            filters.add(new Not(new ContainsAny(field, Set.of(value, FOREIGN))));
        }
    }

    private static void ranges(String field, List<String> kept, List<NodeFilter> filters) {
        for (String value : kept) {
            filters.add(new Range(field, Optional.of(value), Optional.empty()));
            filters.add(new Range(field, Optional.empty(), Optional.of(value)));
            filters.add(new Not(new Range(field, Optional.of(value), Optional.of(value))));
        }
    }
}
