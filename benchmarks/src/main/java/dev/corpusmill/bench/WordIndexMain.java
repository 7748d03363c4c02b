package dev.corpusmill.bench;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The last word of a list, found through the route {@code word-index} of the example plug-in, over a linear scan of the same
 * words in memory: {@code CONFIG PLUGINS [WORDS_FILE]}. Over rows in memory, and over rows in Lucene; the filter and the
 * reading of the node are part of both.
 */
public final class WordIndexMain {
    private static final Access ACCESS = new Access("public", List.of("everyone"), Map.of());
    private static final int WORDS = 370_000;
    private static final long SEED = 20_261_130;
    private static final double FLOOR = 500;
    private static final String GROUP = "words";
    private static final int DIMENSION = 8;
    private static final int BATCH = 5_000;
    private static final int PAIRS = 15;
    private static final int SCANS = 40; // of one side of a pair
    private static final int SEARCHES = 20_000;
    private static final NodeFilter FILTER = NodeFilter.visibleTo("public", Set.of("everyone"));

    private final CorpusmillConfig config;
    private final List<String> words;
    private final String[] scanned;

    private WordIndexMain(CorpusmillConfig config, List<String> words) {
        this.config = config;
        this.words = words;
        this.scanned = words.toArray(String[]::new);
    }

    /** Measures over both stores. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("corpusmill-bench");
        CorpusmillConfig config = ConfigReader.read(
                Path.of(arguments[0]),
                List.of(
                        "plugins.path=" + arguments[1],
                        "store.path=" + folder,
                        "groups={chunk: {}, words: {split: words}}",
                        "search.routes={words: {kind: word-index, group: words}}"),
                System::getenv);
        List<String> words = arguments.length > 2 ? WordLists.of(Path.of(arguments[2])) : WordLists.made(WORDS, SEED);
        System.out.println("words=" + words.size() + " last=" + words.get(words.size() - 1));
        WordIndexMain bench = new WordIndexMain(config, words);
        try (IndexStore memory = new MemoryStore()) {
            bench.run("rows in memory", memory);
        }
        try (IndexStore lucene = StoreAssembly.open(config)) {
            bench.run("rows in Lucene", lucene);
        }
        System.exit(0);
    }

    private void run(String where, IndexStore store) {
        fill(store);
        try (TestEmbedder embedder = new TestEmbedder();
                GenerationReader reader = store.openReader("g1")) {
            Route route = SearchAssembly.plan(config, embedder).routes().get(0).route();
            long before = usedBytes();
            double seconds = prepare(route, reader);
            System.out.printf(
                    Locale.ROOT,
                    "%s: prepared in %.2f s, %.0f bytes a word%n",
                    where,
                    seconds,
                    (usedBytes() - before) / (double) words.size());
            measure(where, route, reader);
            change(store);
            try (GenerationReader next = store.openReader("g1")) {
                System.out.printf(
                        Locale.ROOT, "%s: in step with 1 %% changed in %.2f s%n", where, prepare(route, next));
            }
        }
    }

    private static double prepare(Route route, GenerationReader reader) {
        long start = System.nanoTime();
        route.prepare(reader);
        return (System.nanoTime() - start) / 1e9;
    }

    private void measure(String where, Route route, GenerationReader reader) {
        double[] ratios = new double[PAIRS];
        double[] millis = new double[PAIRS];
        double[] scanMillis = new double[PAIRS];
        for (int pair = -3; pair < PAIRS; pair++) { // the first ones are for the compiler
            boolean scanFirst = pair % 2 == 0;
            double scan = scanFirst ? scans() : 0;
            double search = searches(route, reader);
            scan = scanFirst ? scan : scans();
            if (pair >= 0) {
                ratios[pair] = scan / search;
                millis[pair] = search * 1e3;
                scanMillis[pair] = scan * 1e3;
            }
        }
        for (double[] each : List.of(ratios, millis, scanMillis)) {
            Arrays.sort(each);
        }
        System.out.printf(
                Locale.ROOT,
                "word-index: %s: ratio=%.0f (median of %d pairs; %.0f to %.0f) floor=%.0f; route %.5f ms (floor .1),"
                        + " linear scan %.3f ms%n",
                where,
                ratios[PAIRS / 2],
                PAIRS,
                ratios[0],
                ratios[PAIRS - 1],
                FLOOR,
                millis[PAIRS / 2],
                scanMillis[PAIRS / 2]);
    }

    /** Seconds of one search through the route. */
    private double searches(Route route, GenerationReader reader) {
        String last = scanned[scanned.length - 1];
        Deadline deadline = Deadline.after(Duration.ofMinutes(10));
        long start = System.nanoTime();
        for (int i = 0; i < SEARCHES; i++) {
            Query query = new Query(last, GROUP, 10, FILTER);
            Node found = route.search(reader, query, 100, deadline).get(0).node();
            if (!found.text().equals(last)) {
                throw new IllegalStateException("found " + found.text());
            }
        }
        return (System.nanoTime() - start) / 1e9 / SEARCHES;
    }

    /** Seconds of one scan along the words. */
    private double scans() {
        String last = new String(scanned[scanned.length - 1].toCharArray());
        long start = System.nanoTime();
        for (int i = 0; i < SCANS; i++) {
            int at = 0;
            while (!scanned[at].equals(last)) {
                at++;
            }
            if (at != scanned.length - 1) {
                throw new IllegalStateException("found at " + at);
            }
        }
        return (System.nanoTime() - start) / 1e9 / SCANS;
    }

    private void fill(IndexStore store) {
        store.create(new Generation(
                "g1",
                Generation.SCHEMA,
                "bench",
                new ModelIdentity("bench", "none", "none", "none", true, "", "", DIMENSION, 512),
                "bench",
                List.of(),
                "en",
                List.of("chunk", GROUP),
                Map.of(),
                0,
                "",
                Generation.State.READY));
        try (GenerationWriter writer = store.openWriter("g1")) {
            for (int from = 0; from < words.size(); from += BATCH) {
                List<Node> nodes = new ArrayList<>();
                for (int i = from; i < Math.min(words.size(), from + BATCH); i++) {
                    nodes.add(node(i, words.get(i)));
                }
                writer.upsert(GROUP, nodes);
            }
            writer.optimize(); // as the first sync and a rebuild do
        }
    }

    /** Every hundredth word is another one. */
    private void change(IndexStore store) {
        try (GenerationWriter writer = store.openWriter("g1")) {
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < words.size(); i += 100) {
                nodes.add(node(i, words.get(i) + "ish"));
            }
            writer.upsert(GROUP, nodes);
            writer.commit();
        }
    }

    private static Node node(int number, String word) {
        Random random = new Random(number);
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        String hash = Hashes.ofText(word);
        return new Node(
                RowIds.node("bench:words.txt", GROUP, number),
                "bench:words.txt",
                ACCESS,
                number,
                1L << 32,
                "",
                word,
                hash,
                hash,
                "",
                "file:///words.txt",
                new Place(0, 0, word.length(), ""),
                Vectors.normalize(vector));
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
