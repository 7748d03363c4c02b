package dev.corpusmill.assembly;

import dev.corpusmill.api.filter.DocumentFilter;
import dev.corpusmill.api.filter.DocumentFilterProvider;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.DocumentFilterConfig;
import dev.corpusmill.config.GroupConfig;
import dev.corpusmill.plugin.CheckedFilter;
import dev.corpusmill.plugin.CheckedSplitter;
import dev.corpusmill.plugin.Plugin;
import dev.corpusmill.plugin.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Opens splitters and document filters: what decides, beside parsers, which rows a document gives. */
public final class SplitterAssembly {
    private SplitterAssembly() {}

    /**
     * The splitter of a configured node group.
     *
     * @param tokenEnds the model's tokenizer, see {@link SplitContext}
     */
    public static Splitter splitter(CorpusmillConfig config, String group, Function<String, int[]> tokenEnds) {
        GroupConfig settings = Objects.requireNonNull(config.groups().get(group), group);
        SplitContext context = new SplitContext(group, tokenEnds, settings.maxTokens(), settings.overlapTokens());
        SplitterProvider<?> provider = providers(config).splitter(settings.split());
        Optional<Plugin> plugin = providers(config).origin(SplitterProvider.class, settings.split());
        return plugin.isPresent()
                ? new CheckedSplitter(
                        guarded -> open(provider, settings, guarded),
                        context,
                        plugin.get().label(),
                        config.parse().timeout())
                : open(provider, settings, context);
    }

    private static <C extends Record> Splitter open(
            SplitterProvider<C> provider, GroupConfig group, SplitContext context) {
        return PartOpening.open(provider, () -> provider.open(group.settings().of(provider), context));
    }

    /** The document filters, in the order of the configuration. */
    public static List<DocumentFilter> filters(CorpusmillConfig config) {
        List<DocumentFilter> filters = new ArrayList<>();
        for (DocumentFilterConfig filter : config.parse().filters()) {
            DocumentFilter opened = open(providers(config).documentFilter(filter.kind()), filter);
            filters.add(new CheckedFilter(opened, config.parse().timeout()));
        }
        return filters;
    }

    private static <C extends Record> DocumentFilter open(
            DocumentFilterProvider<C> provider, DocumentFilterConfig filter) {
        return PartOpening.open(provider, () -> provider.open(filter.settings().of(provider)));
    }

    /**
     * What a recipe must know of plug-ins and of settings: for each splitter and filter in use its name, version and settings;
     * empty where only our own splitters without settings are in use.
     */
    public static List<String> recipeParts(CorpusmillConfig config) {
        List<String> parts = new ArrayList<>();
        config.groups()
                .forEach((name, group) -> part(
                                config,
                                SplitterProvider.class,
                                group.split(),
                                group.settings().json(group.split()))
                        .ifPresent(part -> parts.add("groups." + name + " " + part)));
        for (DocumentFilterConfig filter : config.parse().filters()) {
            part(
                            config,
                            DocumentFilterProvider.class,
                            filter.kind(),
                            filter.settings().json(filter.kind()))
                    .ifPresent(part -> parts.add("parse.filters " + part));
        }
        return parts;
    }

    private static Optional<String> part(CorpusmillConfig config, Class<?> type, String name, String settings) {
        Optional<String> plugin = providers(config).origin(type, name).map(found -> found.label());
        return plugin.isEmpty() && settings.equals("{}")
                ? Optional.empty()
                : Optional.of(name + " " + plugin.orElse("") + " " + settings);
    }

    private static Providers providers(CorpusmillConfig config) {
        return Providers.of(config.plugins().path());
    }
}
