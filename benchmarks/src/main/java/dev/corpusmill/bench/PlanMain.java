package dev.corpusmill.bench;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lists and plans a corpus of many small files in a small heap: {@code CONFIG [FILES]}, once as a first build and once
 * against a catalogue that knows every file. Prints files/s of both; the heap is what the JVM was given.
 */
public final class PlanMain {
    private static final int FILES_PER_FOLDER = 1000;
    private static final String RECIPE = "recipe";

    private PlanMain() {}

    public static void main(String[] arguments) throws IOException {
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        Path work = Files.createTempDirectory("corpusmill-bench");
        try {
            Path corpus = work.resolve("corpus");
            write(corpus, files);
            CorpusmillConfig config = ConfigReader.read(
                    Path.of(arguments[0]),
                    List.of("sources[0].uri=" + corpus, "sources[0].exclude=[]"),
                    System::getenv);
            PlanRules rules = new PlanRules(config, RECIPE, "g1", 1, false);
            long start = System.nanoTime();
            try (Listing listing = SourceLister.list(config.sources(), FileTree::of)) {
                double listed = (System.nanoTime() - start) / 1e9;
                double first = plan(rules, listing, rows -> {}, work.resolve("first"));
                double again = plan(rules, listing, rows -> known(listing, config, rows), work.resolve("again"));
                System.out.printf(
                        Locale.ROOT,
                        "plan: files=%d list=%.0f files/s first plan=%.0f files/s plan of nothing changed=%.0f files/s"
                                + " heap=%d MB%n",
                        files,
                        files / listed,
                        files / first,
                        files / again,
                        Runtime.getRuntime().maxMemory() >> 20);
            }
        } finally {
            GeneratedCorpus.delete(work);
        }
    }

    private static double plan(
            PlanRules rules, Listing listing, Consumer<Consumer<CatalogueRow>> catalogue, Path folder) {
        long start = System.nanoTime();
        PlanSummary plan =
                Planner.plan(rules, listing, catalogue, folder.toUri().toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "entries=%d kept=%d seconds=%.1f%n", plan.total(), plan.kept(), seconds);
        return seconds;
    }

    /** A catalogue in which every listed file is indexed as it is. */
    private static void known(Listing listing, CorpusmillConfig config, Consumer<CatalogueRow> rows) {
        Access access = config.sources().get(0).access();
        try (var cursor = listing.open()) {
            cursor.forEachRemaining(file -> rows.accept(new CatalogueRow(
                    file.documentId(),
                    DocumentStatus.INDEXED,
                    1,
                    new FileStamp(file.size(), file.mtimeMillis(), "", Long.MAX_VALUE),
                    RECIPE,
                    access,
                    "",
                    file.uri(),
                    Map.of("chunk", 1),
                    null,
                    List.of(),
                    0,
                    new float[0])));
        }
    }

    private static void write(Path corpus, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            Path folder = corpus.resolve(String.format(Locale.ROOT, "part-%05d", i / FILES_PER_FOLDER));
            if (i % FILES_PER_FOLDER == 0) {
                Files.createDirectories(folder);
            }
            Files.createFile(folder.resolve("text-" + i + ".txt"));
        }
    }
}
