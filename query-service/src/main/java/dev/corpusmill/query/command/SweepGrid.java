package dev.corpusmill.query.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.RouteConfig;
import dev.corpusmill.search.DenseRoute;
import dev.corpusmill.search.LexicalRoute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of a search that are tried: each value of each key with each value of the others. */
record SweepGrid(Map<String, List<String>> axes) {
    /** So many searches at most. */
    static final int MAX_COMBINATIONS = 300;

    private static final String PREFIX = "search.";

    SweepGrid {
        axes = new LinkedHashMap<>(axes);
    }

    /** What was asked for, as {@code KEY=VALUE,VALUE}. */
    static SweepGrid of(List<String> given) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        for (String axis : given) {
            int equals = axis.indexOf('=');
            String key = equals < 0 ? axis : axis.substring(0, equals).strip();
            if (equals < 0
                    || !key.startsWith(PREFIX)
                    || axis.substring(equals + 1).isBlank()) {
                throw new IllegalArgumentException("--sweep wants a key below search. and its values, like"
                        + " search.k1=0.9,1.2, was '" + axis + "'");
            }
            List<String> values = List.of(axis.substring(equals + 1).strip().split("\\s*,\\s*", -1));
            if (values.contains("") || axes.put(key, values) != null) {
                throw new IllegalArgumentException(
                        "--sweep names each key once, and no empty value, was '" + axis + "'");
            }
        }
        return new SweepGrid(axes).checked();
    }

    /** The usual ones: BM25's constants and its weight, the number of candidates, and how many a reranker sees. */
    static SweepGrid usual(CorpusmillConfig config) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        axes.put(PREFIX + "k1", List.of("0.9", "1.2", "1.5"));
        axes.put(PREFIX + "b", List.of("0.4", "0.75"));
        weights(config, axes);
        axes.put(PREFIX + "candidates", List.of("50", "100", "200"));
        for (int step = 0; step < config.search().postProcessors().size(); step++) {
            axes.put(PREFIX + "post-processors[" + step + "].candidates", List.of("20", "50"));
        }
        return new SweepGrid(axes).checked();
    }

    /** The weight of the first BM25 route as a share of it and the first dense one, .3 to .7. */
    private static void weights(CorpusmillConfig config, Map<String, List<String>> axes) {
        double dense = 0;
        String words = "";
        String vectors = "";
        for (Map.Entry<String, RouteConfig> route : config.search().routes().entrySet()) {
            if (route.getValue().kind().equals(DenseRoute.KIND) && dense == 0) {
                dense = route.getValue().weight();
                vectors = route.getKey();
            } else if (route.getValue().kind().equals(LexicalRoute.KIND) && words.isEmpty()) {
                words = route.getKey();
            }
        }
        if (dense > 0 && !words.isEmpty()) {
            List<String> values = new ArrayList<>();
            for (double share : new double[] {0.3, 0.4, 0.5, 0.6, 0.7}) {
                values.add(String.format(Locale.ROOT, "%.3f", dense * share / (1 - share)));
            }
            axes.put(PREFIX + "routes." + words + ".weight", values);
            axes.put(PREFIX + "routes." + words + ".number-weight", List.of("0"));
            axes.put(PREFIX + "routes." + vectors + ".number-weight", List.of("0"));
        }
    }

    private SweepGrid checked() {
        long combinations = 1;
        for (List<String> values : axes.values()) {
            combinations *= values.size();
            if (combinations > MAX_COMBINATIONS) {
                throw new IllegalArgumentException(
                        "--sweep tries " + MAX_COMBINATIONS + " combinations at most; give fewer values");
            }
        }
        return this;
    }

    /** All combinations as overrides of the configuration, in the order of the keys. */
    List<List<String>> combinations() {
        List<List<String>> combinations = List.of(List.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : combinations) {
                for (String value : axis.getValue()) {
                    List<String> with = new ArrayList<>(before);
                    with.add(axis.getKey() + "=" + value);
                    longer.add(with);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
