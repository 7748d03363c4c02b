package dev.corpusmill.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that is merged at the end of a build, larger than what one merge may hold in memory. */
final class SegmentSizeTest {
    private static final int COMMITS = 12;
    private static final int ROWS = 60;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void a_small_index_becomes_one_segment() throws IOException {
        assertThat(segments(built(64))).hasSize(1);
    }

    @Test
    void a_large_one_becomes_segments_of_the_size_that_is_allowed() throws IOException {
        LuceneStore store = built(1);

        List<Long> sizes = segments(store);
        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isGreaterThan(MEGABYTE * 3 / 2);
        assertThat(sizes).hasSizeBetween(2, COMMITS / 2).allMatch(bytes -> bytes < 2 * MEGABYTE);
        try (GenerationReader reader = store.openReader("g1")) {
            assertThat(reader.count(Rows.CHUNK, NodeFilter.all())).isEqualTo((long) COMMITS * ROWS);
        }
    }

    private LuceneStore built(int maxSegmentMegabytes) {
        LuceneStore store = new LuceneStore(folder, new LuceneSettings(0.9, 0.4, 16, maxSegmentMegabytes));
        store.create(Rows.manifest("g1"));
        Random random = new Random(5);
        try (GenerationWriter writer = store.openWriter("g1")) {
            for (int i = 0; i < COMMITS; i++) {
                List<Node> rows = new ArrayList<>();
                for (int row = 0; row < ROWS; row++) {
                    rows.add(Rows.node(
                            "d" + i, row, Long.toString(random.nextLong(), 36).repeat(150)));
                }
                writer.upsert(Rows.CHUNK, rows);
                writer.commit();
            }
            writer.optimize();
        }
        return store;
    }

    /** Bytes of each. */
    private List<Long> segments(LuceneStore store) throws IOException {
        List<Long> sizes = new ArrayList<>();
        assertThat(store.generations()).hasSize(1);
        try (FSDirectory directory = FSDirectory.open(folder.resolve("g1"))) {
            for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
                sizes.add(segment.sizeInBytes());
            }
        }
        return sizes;
    }
}
