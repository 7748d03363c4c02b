package dev.corpusmill.index.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.store.Generation;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.NodeFilter;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in an index.
 *
 * @param live the live generation; empty where there is none
 * @param documents number of catalogue rows of the live generation by status
 * @param nodes number of nodes of the live generation by group
 * @param digest equal for equal text in equal rows, on any store; empty without a live generation
 * @param digestFull the same, over place, title, tenant, principals and metadata too
 */
record IndexStatus(
        String index,
        String live,
        List<GenerationLine> generations,
        Map<String, Long> documents,
        Map<String, Long> nodes,
        String revision,
        String digest,
        String digestFull) {

    /** One generation. */
    record GenerationLine(String name, String state, String model, String engine, String language, String created) {}

    static IndexStatus of(CorpusmillConfig config, IndexStore store) {
        List<GenerationLine> lines = new ArrayList<>();
        for (Generation generation : store.generations()) {
            lines.add(new GenerationLine(
                    generation.name(),
                    generation.state().name(),
                    generation.model().model(),
                    generation.engine(),
                    generation.language(),
                    Instant.ofEpochMilli(generation.createdMillis()).toString()));
        }
        String live = store.live().orElse("");
        if (live.isEmpty()) {
            return new IndexStatus(config.index().name(), live, lines, Map.of(), Map.of(), "", "", "");
        }
        try (GenerationReader reader = store.openReader(live)) {
            Map<String, Long> documents = new TreeMap<>();
            reader.scanCatalogue("", "", row -> documents.merge(row.status().name(), 1L, Long::sum));
            Map<String, Long> nodes = new TreeMap<>();
            for (String group : reader.manifest().groups()) {
                nodes.put(group, reader.count(group, NodeFilter.all()));
            }
            IndexDigest digest = IndexDigest.of(reader);
            return new IndexStatus(
                    config.index().name(),
                    live,
                    lines,
                    documents,
                    nodes,
                    reader.revision(),
                    digest.digest(),
                    digest.digestFull());
        }
    }

    void print(PrintStream out) {
        if (live.isEmpty()) {
            out.println("index " + index + " has no live generation yet; run: scripts/corpusmill index sync");
        }
        for (GenerationLine line : generations) {
            out.printf(
                    Locale.ROOT,
                    "%s %s %-8s  %s  %s  %s  created %s%n",
                    line.name().equals(live) ? "*" : " ",
                    line.name(),
                    line.state(),
                    line.model(),
                    line.engine(),
                    line.language(),
                    line.created());
        }
        documents.forEach((status, count) -> out.printf(Locale.ROOT, "  %-18s %,9d%n", "documents " + status, count));
        nodes.forEach((group, count) -> out.printf(Locale.ROOT, "  %-18s %,9d%n", "nodes of " + group, count));
        if (!live.isEmpty()) {
            out.println("  digest " + digest);
        }
    }
}
