package dev.corpusmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.RecordSources;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.report.RunReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Prints what an export costs: {@code CONFIG [RECORDS [INDEXED]]}. Of so many records how fast they are listed, beside a
 * bare loop that reads the same lines as JSON; of so many indexed ones what a night costs as a share of the first build.
 */
public final class RecordsMain {
    private static final int SHARDS = 20;
    private static final int EDITED_SHARE = 100;
    private static final int PAIRS = 5;

    private RecordsMain() {}

    public static void main(String[] arguments) throws IOException {
        Path config = Path.of(arguments[0]);
        int records = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int indexed = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        Path work = Files.createTempDirectory("corpusmill-bench");
        try {
            if (records > 0) {
                list(config, new GeneratedExport(work.resolve("listed"), records), records, work);
            }
            if (indexed > 0) {
                nights(config, new GeneratedExport(work.resolve("indexed"), indexed), indexed, work);
            }
        } finally {
            GeneratedCorpus.delete(work);
        }
    }

    private static void list(Path config, GeneratedExport export, int records, Path work) throws IOException {
        for (boolean gzip : new boolean[] {false, true}) {
            export.write(gzip ? 1 : 0, SHARDS, gzip, 0);
            double[] bare = new double[PAIRS];
            double[] first = new double[PAIRS];
            double[] ratios = new double[PAIRS];
            CorpusmillConfig settings = settings(config, export.folder(), work.resolve("list-" + gzip));
            var unusedWarmUp = bare(export.folder(), gzip) + list(settings, records);
            for (int pair = 0; pair < PAIRS; pair++) {
                settings = settings(config, export.folder(), work.resolve("list-" + gzip + pair));
                bare[pair] = bare(export.folder(), gzip);
                first[pair] = list(settings, records);
                ratios[pair] = bare[pair] / first[pair];
            }
            double again = list(settings, records);
            System.out.printf(
                    Locale.ROOT,
                    "records %s: records=%d read=%.0f records/s bare loop=%.0f records/s ratio=%.2f of %d pairs (floor .7)"
                            + " listed again, no shard opened=%.1f s heap=%d MB%n",
                    gzip ? "gzip" : "jsonl",
                    records,
                    records / median(first),
                    records / median(bare),
                    median(ratios),
                    PAIRS,
                    again,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static CorpusmillConfig settings(Path config, Path export, Path index) {
        return ConfigReader.read(config, overrides(export, index), System::getenv);
    }

    private static List<String> overrides(Path export, Path index) {
        return List.of(
                "index.name=bench",
                "index.language=en",
                "embedding.engine=test",
                "store.path=" + index,
                "sources[0].uri=" + export,
                "sources[0].exclude=[]",
                "sources[0].format=jsonl",
                "sources[0].mapping.id=id",
                "sources[0].mapping.title=title",
                "sources[0].mapping.text=[body]",
                "sources[0].mapping.updated=updated");
    }

    private static double list(CorpusmillConfig config, int records) {
        long start = System.nanoTime();
        try (Listing listing = SourceLister.list(config.sources(), FileTree::of, RecordSources.of(config, false))) {
            check(listing.size() == records, "records are lost: listed=" + listing.size());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** What anybody would write: lines, each into a map. */
    private static double bare(Path folder, boolean gzip) throws IOException {
        ObjectMapper json = new ObjectMapper();
        long start = System.nanoTime();
        long seen = 0;
        try (DirectoryStream<Path> shards = Files.newDirectoryStream(folder)) {
            for (Path shard : shards) {
                InputStream in = Files.newInputStream(shard);
                try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(gzip ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        seen += json.readValue(line, Map.class).size();
                    }
                }
            }
        }
        check(seen > 0, "nothing was read");
        return (System.nanoTime() - start) / 1e9;
    }

    private static void nights(Path config, GeneratedExport export, int records, Path work) throws IOException {
        export.write(0, SHARDS, false, 0);
        NightlyIndex index = NightlyIndex.of(config, overrides(export.folder(), work.resolve("index")));
        RunReport full = index.sync();
        double fullSeconds = seconds(full);
        RunReport same = index.sync();
        export.write(1, SHARDS + 3, true, EDITED_SHARE);
        RunReport edited = index.sync();
        System.out.printf(
                Locale.ROOT,
                "records no-op: time=%.2f %% of full (bound 1 %%) records=%d full=%.1f s no-op=%.2f s shards opened=%d%n",
                100 * seconds(same) / fullSeconds,
                records,
                fullSeconds,
                seconds(same),
                Objects.requireNonNull(same.documents().exports().get("samples"))
                        .opened());
        System.out.printf(
                Locale.ROOT,
                "records 1 %% edited, cut and ordered anew: embeds=%.2f %% of full (bound 1.1 %%) deleted=%d"
                        + " time=%.2f %% of full%n",
                100.0 * edited.work().embedded() / full.work().embedded(),
                edited.documents().deleted(),
                100 * seconds(edited) / fullSeconds);
    }

    private static double seconds(RunReport report) {
        return Objects.requireNonNull(report.work().seconds().get("total"), "seconds of the whole run");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
