package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same corpus through the same job into Milvus and into Lucene: the same index. */
class MilvusSyncTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @TempDir
    Path work;

    @Test
    void both_stores_hold_the_same_after_a_build_and_after_each_change() throws IOException {
        SyncHarness lucene = new SyncHarness(work);
        for (int i = 0; i < 30; i++) {
            lucene.write(i + ".txt", ("Entry " + i + " of the \"log\" \\ 日志. ").repeat(1 + 3 * i));
        }
        SyncHarness milvus = milvus();
        same(lucene, milvus, 0);

        lucene.edit("7.txt", "Shorter now.");
        lucene.edit("8.txt", "Longer now. ".repeat(200));
        Files.delete(lucene.corpus.resolve("9.txt"));
        Files.move(lucene.corpus.resolve("10.txt"), lucene.corpus.resolve("moved 10 [a].txt"));
        lucene.write("empty.txt", " ");
        same(lucene, milvus, 0);

        lucene.set("sources[0].principals=[keeper]");
        milvus.set("sources[0].principals=[keeper]");
        same(lucene, milvus, 0);
        assertThat(milvus.run("audit")).isZero();
        everyNodeHasTheVectorOfItsText(milvus);
    }

    @Test
    void a_plan_is_applied_once_and_only_to_the_index_that_it_was_made_for() throws IOException {
        SyncHarness milvus = milvus().set("index.name=planned");
        milvus.write("a.txt", "The lamp is lit at dusk.");
        assertThat(milvus.sync()).isZero();
        milvus.write("b.txt", "A rope hangs from the rail.");
        String plan = work.resolve("plan").toString();
        assertThat(milvus.run("plan", "--out", plan)).isZero();

        assertThat(milvus.run("apply", plan)).isZero();

        assertThat(milvus.catalogue()).hasSize(2);
        assertThat(milvus.run("apply", plan)).isEqualTo(3);
    }

    private SyncHarness milvus() throws IOException {
        return new SyncHarness(work).onMilvus(MILVUS.server().uri(), "two-stores");
    }

    private static void same(SyncHarness lucene, SyncHarness milvus, int exitCode) {
        assertThat(lucene.sync()).isEqualTo(exitCode);
        assertThat(milvus.sync()).isEqualTo(exitCode);
        assertThat(milvus.digest()).isEqualTo(lucene.digest());
        assertThat(milvus.sync()).isEqualTo(exitCode);
    }

    private static void everyNodeHasTheVectorOfItsText(SyncHarness index) {
        try (TestEmbedder embedder = new TestEmbedder();
                IndexStore store = dev.corpusmill.assembly.StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            List<String> ids = new ArrayList<>();
            reader.scan("chunk", "", "", node -> ids.add(node.id()));
            reader.fetch("chunk", ids)
                    .forEach(node -> assertThat(node.vector())
                            .containsExactly(
                                    embedder.embedPassages(List.of(node.text()), Deadline.after(Duration.ofSeconds(5)))
                                            .get(0)));
            assertThat(ids).isNotEmpty();
        }
    }
}
