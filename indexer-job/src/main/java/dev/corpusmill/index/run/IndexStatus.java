package dev.corpusmill.index.run;

import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.IndexStore.DiskSpace;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.generation.Promotions;
import dev.corpusmill.store.IndexDigest;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is in an index.
 *
 * @param live the live generation; empty where there is none
 * @param documents number of catalogue rows of the live generation by status
 * @param sources the same for each source
 * @param nodes number of nodes of the live generation by group
 * @param digest equal for equal text in equal rows, on any store; empty without a live generation
 * @param digestFull the same, over place, title, tenant, principals and metadata too
 * @param leases the runs in progress, by role: {@code writer}, {@code builder}
 * @param runs the last runs, newest first
 */
public record IndexStatus(
        String index,
        String live,
        List<GenerationLine> generations,
        Map<String, Long> documents,
        Map<String, Map<String, Long>> sources,
        Map<String, Long> nodes,
        String revision,
        String digest,
        String digestFull,
        Map<String, Long> leases,
        List<RunLine> runs) {

    /**
     * One generation.
     *
     * @param liveSince empty where it is not live
     * @param retiredSince empty where it never was live, or is
     * @param rows nodes of all groups
     * @param bytes on this machine's disk; -1 where a server keeps it
     */
    record GenerationLine(
            String name,
            String state,
            boolean live,
            String liveSince,
            String retiredSince,
            String parent,
            String recipe,
            String model,
            String engine,
            String language,
            String created,
            long rows,
            long bytes) {
        public static GenerationLine of(Generation generation, IndexStore store, Promotions promotions) {
            String name = generation.name();
            boolean live = store.live().filter(name::equals).isPresent();
            return new GenerationLine(
                    name,
                    generation.state().name(),
                    live,
                    live ? time(promotions.liveSinceMillis(name)) : "",
                    time(promotions.retiredSinceMillis(name)),
                    generation.parent(),
                    generation.recipe(),
                    generation.model().model(),
                    generation.engine(),
                    generation.language(),
                    Instant.ofEpochMilli(generation.createdMillis()).toString(),
                    rows(store, name),
                    store.diskSpace(name).map(DiskSpace::used).orElse(-1L));
        }

        private static long rows(IndexStore store, String name) {
            try (GenerationReader reader = store.openReader(name)) {
                return reader.manifest().groups().stream()
                        .mapToLong(group -> reader.count(group, NodeFilter.all()))
                        .sum();
            }
        }

        private static String time(OptionalLong millis) {
            return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : "";
        }

        public void print(PrintStream out) {
            out.printf(
                    Locale.ROOT,
                    "%s %-4s %-8s  %,d rows%s  %s  %s  %s  recipe %.8s%s  created %s%s%s%n",
                    live ? "*" : " ",
                    name,
                    state,
                    rows,
                    bytes < 0 ? "" : String.format(Locale.ROOT, "  %.1f MB", bytes / 1048576.0),
                    model,
                    engine,
                    language,
                    recipe,
                    parent.isEmpty() ? "" : "  parent " + parent,
                    created,
                    liveSince.isEmpty() ? "" : "  live since " + liveSince,
                    retiredSince.isEmpty() ? "" : "  retired since " + retiredSince);
        }
    }

    public static IndexStatus of(CorpusmillConfig config, IndexStore store) {
        Promotions promotions = new Promotions(store, Clock.systemUTC());
        List<GenerationLine> lines = new ArrayList<>();
        for (Generation generation : store.generations()) {
            lines.add(GenerationLine.of(generation, store, promotions));
        }

        Map<String, Long> leases = leases(store.control());
        List<RunLine> runs = RunLine.last(config);
        String index = config.index().name();
        String live = store.live().orElse("");

        if (live.isEmpty()) {
            return new IndexStatus(index, live, lines, Map.of(), Map.of(), Map.of(), "", "", "", leases, runs);
        }

        try (GenerationReader reader = store.openReader(live)) {
            Map<String, Long> documents = new TreeMap<>();
            Map<String, Map<String, Long>> sources = new TreeMap<>();
            reader.scanCatalogue("", "", row -> {
                documents.merge(row.status().name(), 1L, Long::sum);
                sources.computeIfAbsent(DocumentId.parse(row.documentId()).source(), source -> new TreeMap<>())
                        .merge(row.status().name(), 1L, Long::sum);
            });
            Map<String, Long> nodes = new TreeMap<>();
            for (String group : reader.manifest().groups()) {
                nodes.put(group, reader.count(group, NodeFilter.all()));
            }

            IndexDigest digest = IndexDigest.of(reader);
            return new IndexStatus(
                    index,
                    live,
                    lines,
                    documents,
                    sources,
                    nodes,
                    reader.revision(),
                    digest.digest(),
                    digest.digestFull(),
                    leases,
                    runs);
        }
    }

    private static Map<String, Long> leases(ControlRecord control) {
        Map<String, Long> leases = new TreeMap<>();
        for (Role role : Role.values()) {
            control.holder(role).ifPresent(run -> leases.put(role.name().toLowerCase(Locale.ROOT), run));
        }
        return leases;
    }

    public void print(PrintStream out) {
        if (live.isEmpty()) {
            out.println("index " + index + " has no live generation yet; run: scripts/corpusmill index sync");
        }
        generations.forEach(line -> line.print(out));
        documents.forEach((status, count) -> out.printf(Locale.ROOT, "  %-18s %,9d%n", "documents " + status, count));
        if (sources.size() > 1) {
            sources.forEach((source, counts) -> out.printf(Locale.ROOT, "  source %-11s %s%n", source, counts));
        }
        nodes.forEach((group, count) -> out.printf(Locale.ROOT, "  %-18s %,9d%n", "nodes of " + group, count));
        if (!live.isEmpty()) {
            out.println("  digest " + digest);
        }
        leases.forEach((role, run) -> out.printf(Locale.ROOT, "  %s: run %d in progress%n", role, run));
        runs.forEach(run -> run.print(out));
    }
}
