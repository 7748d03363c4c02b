package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The life of a generation on a real Milvus: built beside the live one, promoted, rolled back, dropped. */
class MilvusRebuildTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(4);

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @TempDir
    Path work;

    @Test
    void a_rebuild_takes_over_what_did_not_change_and_can_be_rolled_back() throws IOException {
        SyncHarness index = new SyncHarness(work).onMilvus(MILVUS.server().uri(), "rebuilt");
        for (int i = 0; i < 30; i++) {
            index.write(i + ".txt", ("Entry " + i + " of the log. ").repeat(1 + i));
        }
        assertThat(index.sync()).isZero();
        IndexDigest first = index.digest();
        index.edit("7.txt", "The lamp was cleaned.");

        assertThat(index.rebuild()).isZero();

        assertThat(index.live()).isEqualTo("g2");
        assertThat(index.report().get("indexed").asLong()).isEqualTo(1);
        assertThat(index.report().get("unchanged").asLong()).isEqualTo(29);
        assertThat(index.report().get("embedded").asLong()).isEqualTo(1);
        assertThat(index.run("audit")).isZero();
        IndexDigest second = index.digest();
        assertThat(second).isNotEqualTo(first);

        assertThat(index.run("rollback")).isZero();
        assertThat(index.digest()).isEqualTo(first);
        assertThat(index.run("rollback", "--to", "g2")).isZero();
        assertThat(index.run("status")).isZero();
        assertThat(index.run("drop", "g1")).isZero();
        assertThat(index.sync()).isZero();
        assertThat(index.digest()).isEqualTo(second);
    }

    @Test
    void another_recipe_takes_over_the_vectors_of_unchanged_text() throws IOException {
        SyncHarness index = new SyncHarness(work).onMilvus(MILVUS.server().uri(), "recut");
        for (int i = 0; i < 10; i++) {
            index.write(i + ".txt", ("Entry " + i + " of the log. ").repeat(10 + i));
        }
        assertThat(index.rebuild()).isZero();
        IndexDigest first = index.digest();

        assertThat(index.set("parse.max-text=15MB").rebuild()).isZero();

        assertThat(index.live()).isEqualTo("g2");
        assertThat(index.report().get("embedded").asLong()).isZero();
        assertThat(index.digest()).isEqualTo(first);
        assertThat(index.run("audit")).isZero();
    }
}
