package dev.corpusmill.query.command;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.eval.DocumentNames;
import dev.corpusmill.eval.RankedChunk;
import dev.corpusmill.eval.RouteLists;
import dev.corpusmill.query.assembly.QueryAssembly;
import dev.corpusmill.search.SearchPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Searches the live generation in this process, as someone who may see the given tenant's documents. */
final class IndexEvalSearch implements EvalSearch {
    private static final Duration TIMEOUT = Duration.ofMinutes(1); // no client waits: a slow route counts too

    /** Who asks, and in which group. */
    record Scope(String group, String tenant, Set<String> principals) {
        Scope {
            principals = Set.copyOf(principals);
        }
    }

    private final IndexStore store;
    private final Embedder embedder;
    private final GenerationReader reader;
    private final RouteLists routes;
    private final Scope scope;
    private final DocumentNames documents = new DocumentNames();

    private IndexEvalSearch(
            IndexStore store, Embedder embedder, GenerationReader reader, RouteLists routes, Scope scope) {
        this.store = store;
        this.embedder = embedder;
        this.reader = reader;
        this.routes = routes;
        this.scope = scope;
    }

    /** Opens the configured index; it must exist and be of the configured model. */
    static IndexEvalSearch open(CorpusmillConfig config, Scope scope) {
        return open(config, scope, StoreAssembly.open(config), EmbedderAssembly.open(config));
    }

    /** Store and embedder are closed with what is returned, or when it cannot be opened. */
    static IndexEvalSearch open(CorpusmillConfig config, Scope scope, IndexStore store, Embedder embedder) {
        try {
            String live = store.live()
                    .orElseThrow(() -> new ClassifiedException(
                            FailureKind.FATAL,
                            "there is no index yet: index=" + config.index().name()
                                    + " (build it with the command index sync)"));
            GenerationReader reader = store.openReader(live);
            SearchPlan plan = SearchAssembly.plan(config, embedder);
            IndexEvalSearch search = new IndexEvalSearch(store, embedder, reader, new RouteLists(plan, TIMEOUT), scope);
            try {
                search.begin();
                plan.prepare(reader);
                return search;
            } catch (RuntimeException refused) {
                reader.close();
                throw refused;
            }
        } catch (RuntimeException failed) {
            store.close();
            embedder.close();
            throw failed;
        }
    }

    private void begin() {
        QueryAssembly.guard(reader, embedder);
        if (!reader.manifest().groups().contains(scope.group())) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "no such node group in the index: group=" + scope.group() + " known="
                            + reader.manifest().groups());
        }
        reader.scanCatalogue("", "", row -> {
            if (row.status() == DocumentStatus.INDEXED && visible(row)) {
                documents.add(row.documentId());
            }
        });
    }

    private boolean visible(CatalogueRow row) {
        return row.tenant().equals(scope.tenant()) && !Collections.disjoint(row.principals(), scope.principals());
    }

    @Override
    public Map<String, List<RankedChunk>> search(String question, int depth) {
        NodeFilter filter = NodeFilter.visibleTo(scope.tenant(), scope.principals());
        return routes.search(reader, new Query(question, scope.group(), depth, filter));
    }

    @Override
    public boolean indexed(String document) {
        return documents.has(document);
    }

    @Override
    public void close() {
        reader.close();
        store.close();
        embedder.close();
    }
}
