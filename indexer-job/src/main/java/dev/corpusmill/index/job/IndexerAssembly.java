package dev.corpusmill.index.job;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.assembly.SplitterAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.chunk.SplitFunction;
import dev.corpusmill.index.chunk.SplitFunction.Group;
import dev.corpusmill.index.cluster.Deployment;
import dev.corpusmill.index.cluster.MemoryNeeds;
import dev.corpusmill.index.copy.CopyOperator;
import dev.corpusmill.index.embed.EmbedOperator;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.Openers.FiltersOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexingTopology.Stages;
import dev.corpusmill.index.parse.ParseFunction;
import dev.corpusmill.index.records.RecordFetcher;
import dev.corpusmill.index.source.SystemScanTimer;
import dev.corpusmill.index.source.WatchSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Wires the stages of the job from the configuration. */
public final class IndexerAssembly {
    private IndexerAssembly() {}

    /** The store of the configuration, opened where it is needed. */
    public static StoreOpener store(CorpusmillConfig config) {
        return () -> StoreAssembly.open(config);
    }

    /** The embedder of the configuration; the subtasks of a process share one. */
    public static EmbedderOpener embedder(CorpusmillConfig config) {
        return () -> {
            int cores = Runtime.getRuntime().availableProcessors();
            int wanted = config.job().parallelism();
            int threads = wanted > 0 ? Math.min(wanted, cores) : cores;
            return EmbedderAssembly.shared(config, threads);
        };
    }

    /** The files of sources: on this machine or behind Flink's file systems. */
    public static FilesOpener files() {
        return FileTree::of;
    }

    /** What a continuous source works with. */
    public static WatchSource.Tools watch(CorpusmillConfig config) {
        return new WatchSource.Tools(store(config), files(), SystemScanTimer::new, WatchLog::new);
    }

    /** How many subtasks may write: an embedded store has one writer, a server as many as there are cores. */
    static int sinkParallelism(CorpusmillConfig config, int cores) {
        return StoreAssembly.singleWriter(config) ? 1 : cores;
    }

    /**
     * Where entries come from, and what a job takes over instead of computing it.
     *
     * @param copy takes documents from another generation
     * @param vectors the generation whose vectors are taken for equal text
     * @param replays whether entries come again after a failure, rather than new ones made from the catalogue
     */
    record Build(Optional<CopyOperator> copy, String vectors, boolean replays) {}

    private static Map<String, Group> groups(CorpusmillConfig config) {
        List<String> parts = SplitterAssembly.recipeParts(config);
        Map<String, Group> groups = new TreeMap<>();
        config.groups()
                .forEach((name, group) -> groups.put(
                        name,
                        new Group(
                                group.maxTokens(),
                                group.parent(),
                                tokenEnds -> here(
                                        config, parts, () -> SplitterAssembly.splitter(config, name, tokenEnds)))));
        return groups;
    }

    private static FiltersOpener filters(CorpusmillConfig config) {
        List<String> parts = SplitterAssembly.recipeParts(config);
        return () -> here(config, parts, () -> SplitterAssembly.filters(config));
    }

    /**
     * Opens parts on the machine of an operator, whose plug-ins must be those that the recipe was made of.
     *
     * @param parts as the client has them
     */
    private static <T> T here(CorpusmillConfig config, List<String> parts, Supplier<T> opening) {
        try {
            List<String> found = SplitterAssembly.recipeParts(config);
            if (!found.equals(parts)) {
                throw new ClassifiedException(
                        FailureKind.FATAL,
                        "the plug-ins of this machine are not those of the client: path="
                                + config.plugins().path() + " here=" + found + " client=" + parts);
            }
            return opening.get();
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    /** What the stages open where they run. */
    record Parts(StoreOpener store, FilesOpener files, EmbedderOpener embedder) {}

    static Stages stages(CorpusmillConfig config, Parts parts, Build build) {
        return new Stages(
                build.copy(),
                new ParseFunction(
                        config.parse(),
                        new ParseFunction.Tools(
                                parts.files(),
                                MemoryNeeds.of(config, Deployment.current()),
                                filters(config),
                                new RecordFetcher.Settings(
                                        config.sources(),
                                        config.metadata(),
                                        config.plugins().path()),
                                Clock.systemUTC()),
                        build.replays()),
                new SplitFunction(groups(config), parts.embedder()),
                new EmbedOperator(
                        parts.embedder(),
                        parts.store(),
                        build.vectors(),
                        config.embedding().timeout()));
    }
}
