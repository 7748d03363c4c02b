package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.search.PostProcessorProvider;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.RouteProvider;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.eval.RankedChunk;
import dev.corpusmill.eval.RouteLists;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.WrittenIndex;
import dev.corpusmill.testkit.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route and a reranker of one file each: named in the configuration, they are in the service, in eval and in the gate. */
class DoorsTest {
    private static final String LONGEST = """
            package plug;
            import dev.corpusmill.api.NoSettings;
            import dev.corpusmill.api.model.Deadline;
            import dev.corpusmill.api.search.*;
            import dev.corpusmill.api.store.*;
            import java.util.*;

            public final class Longest implements RouteProvider<NoSettings> {
                @Override public String name() { return "longest"; }
                @Override public Class<NoSettings> settings() { return NoSettings.class; }
                @Override public Route open(NoSettings settings, RouteContext context) {
                    return new Route() {
                        @Override public String name() { return context.name(); }
                        @Override public List<ScoredNode> search(
                                GenerationReader reader, Query query, int candidates, Deadline deadline) {
                            List<ScoredNode> found = new ArrayList<>();
                            for (ScoredNode node : reader.dense(
                                    query.group(), context.embedder().embedQuestion("any", deadline), 100, query.filter(), deadline)) {
                                found.add(new ScoredNode(node.node(), node.node().text().length()));
                            }
                            found.sort(ScoredNode.BEST_FIRST);
                            return found.subList(0, Math.min(candidates, found.size()));
                        }
                    };
                }
            }
            """;

    private static final String REVERSE = """
            package plug;
            import dev.corpusmill.api.NoSettings;
            import dev.corpusmill.api.model.Deadline;
            import dev.corpusmill.api.search.*;
            import java.util.*;

            public final class Reverse implements PostProcessorProvider<NoSettings> {
                @Override public String name() { return "reverse"; }
                @Override public Class<NoSettings> settings() { return NoSettings.class; }
                @Override public PostProcessor open(NoSettings settings, RouteContext context) {
                    return new PostProcessor() {
                        @Override public String name() { return context.name(); }
                        @Override public List<Hit> process(Query query, List<Hit> hits, Deadline deadline) {
                            List<Hit> reversed = new ArrayList<>(hits);
                            Collections.reverse(reversed);
                            return reversed;
                        }
                    };
                }
            }
            """;

    @TempDir
    private Path folder = Path.of(".");

    private CorpusmillConfig config = ConfigReader.read(Path.of("../conf/corpusmill.yaml"), List.of(), name -> null);

    @BeforeEach
    void index() throws IOException {
        PluginJar.named("one-file-each", "1")
                .source("plug.Longest", LONGEST)
                .source("plug.Reverse", REVERSE)
                .provides(RouteProvider.class, "plug.Longest")
                .provides(PostProcessorProvider.class, "plug.Reverse")
                .writeTo(folder.resolve("plugins"), "one.jar");
        Path file = Files.writeString(
                folder.resolve("corpusmill.yaml"),
                String.join(
                        "\n",
                        "embedding: {engine: test}",
                        "store: {path: '" + folder.resolve("data") + "'}",
                        "plugins: {path: '" + folder.resolve("plugins") + "'}",
                        "security: {keys: ''}",
                        "telemetry: {query-log: ''}",
                        "service: {listen: '127.0.0.1:0', poll-interval: 20ms}",
                        "search: {routes: {longest: {}}, post-processors: [{kind: reverse}]}"));
        config = ConfigReader.read(file, List.of(), name -> null);
        try (WrittenIndex index = new WrittenIndex(file)) {
            index.add("docs:a.md", "short", "everyone");
            index.add("docs:b.md", "the longest text of all", "everyone");
            index.add("docs:c.md", "of middle length", "everyone");
            index.add("docs:d.md", "longer than all others, and not for everyone", "staff");
        }
    }

    @Test
    void the_service_has_both() throws Exception {
        try (TestService service =
                new TestService(config, StoreAssembly.open(config), EmbedderAssembly.open(config)).awaitReady()) {
            JsonNode found = service.postJson("/v1/search", "{\"question\":\"any\",\"k\":3}");
            assertThat(found.path("hits").findValuesAsText("document"))
                    .containsExactly("docs:a.md", "docs:c.md", "docs:b.md");
            assertThat(found.path("routes").findValuesAsText("name")).containsExactly("longest");
            assertThat(found.path("postProcessors").findValuesAsText("name")).containsExactly("reverse");
        }
    }

    @Test
    void eval_has_both() {
        var scope = new IndexEvalSearch.Scope("chunk", "public", Set.of("everyone"));
        try (IndexEvalSearch search = IndexEvalSearch.open(config, scope)) {
            expect(search.search("any", 3));
        }
    }

    /** The gate of a rebuild and {@code compare} take their lists from the same place. */
    @Test
    void the_gate_has_both() {
        try (IndexStore store = StoreAssembly.open(config);
                GenerationReader reader = store.openReader("g1")) {
            RouteLists lists =
                    new RouteLists(SearchAssembly.plan(config, EmbedderAssembly.open(config)), Duration.ofMinutes(1));
            NodeFilter filter = NodeFilter.visibleTo("public", Set.of("everyone"));
            expect(lists.search(reader, new Query("any", "chunk", 3, filter)));
        }
    }

    private static void expect(Map<String, List<RankedChunk>> lists) {
        assertThat(lists.keySet()).containsExactly("longest", RouteLists.FUSED);
        assertThat(lists.get("longest"))
                .extracting(RankedChunk::documentId)
                .containsExactly("docs:b.md", "docs:c.md", "docs:a.md");
        assertThat(lists.get(RouteLists.FUSED))
                .extracting(RankedChunk::documentId)
                .containsExactly("docs:a.md", "docs:c.md", "docs:b.md");
    }
}
