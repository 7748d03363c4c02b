package dev.corpusmill.store.milvus;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Labeled;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An index of vectors in Milvus.
 *
 * @param type of the index, as Milvus names it
 * @param metric {@code COSINE}, {@code IP} or {@code L2}
 * @param build parameters of its construction
 * @param search parameters of its searches
 */
public record VectorIndexConfig(String type, Metric metric, Map<String, String> build, Map<String, String> search) {
    /** Which parameters each type takes: those of its construction, then those of its searches. */
    private static final Map<String, Parameters> TYPES = Map.ofEntries(
            Map.entry("FLAT", new Parameters(Set.of(), Set.of())),
            Map.entry("AUTOINDEX", new Parameters(Set.of(), Set.of("level"))),
            Map.entry("IVF_FLAT", new Parameters(Set.of("nlist"), Set.of("nprobe"))),
            Map.entry("IVF_SQ8", new Parameters(Set.of("nlist"), Set.of("nprobe"))),
            Map.entry("IVF_PQ", new Parameters(Set.of("nlist", "m", "nbits"), Set.of("nprobe"))),
            Map.entry("HNSW", new Parameters(Set.of("M", "efConstruction"), Set.of("ef"))),
            Map.entry("SCANN", new Parameters(Set.of("nlist", "with_raw_data"), Set.of("nprobe", "reorder_k"))),
            Map.entry("DISKANN", new Parameters(Set.of(), Set.of("search_list"))),
            Map.entry("GPU_IVF_FLAT", new Parameters(Set.of("nlist"), Set.of("nprobe"))),
            Map.entry("GPU_IVF_PQ", new Parameters(Set.of("nlist", "m", "nbits"), Set.of("nprobe"))),
            Map.entry("GPU_BRUTE_FORCE", new Parameters(Set.of(), Set.of())),
            Map.entry(
                    "GPU_CAGRA",
                    new Parameters(
                            Set.of(
                                    "intermediate_graph_degree",
                                    "graph_degree",
                                    "build_algo",
                                    "cache_dataset_on_device"),
                            Set.of("itopk_size", "search_width", "min_iterations", "max_iterations", "team_size"))));

    /** How vectors are compared. */
    public enum Metric implements Labeled {
        COSINE,
        IP,
        L2;

        @Override
        public String label() {
            return name();
        }
    }

    private record Parameters(Set<String> build, Set<String> search) {}

    public VectorIndexConfig {
        build = Collections.unmodifiableMap(new LinkedHashMap<>(build));
        search = Collections.unmodifiableMap(new LinkedHashMap<>(search));
        Parameters known = TYPES.get(type);
        check(known != null, "type must be one of %s, was '%s'", new TreeSet<>(TYPES.keySet()), type);
        check(!type.startsWith("GPU_") || metric != Metric.COSINE, "metric must be IP or L2 for %s, was COSINE", type);
        if (known != null) {
            only("build", build, known.build(), type);
            only("search", search, known.search(), type);
        }
    }

    private static void only(String key, Map<String, String> given, Set<String> known, String type) {
        for (String parameter : given.keySet()) {
            check(
                    known.contains(parameter),
                    "%s takes %s for %s, was '%s'",
                    key,
                    new TreeSet<>(known),
                    type,
                    parameter);
        }
    }
}
