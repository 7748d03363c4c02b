package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.indexed;
import static dev.corpusmill.testkit.store.Rows.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.store.IndexDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a commit shows, and when. */
interface CommitContract extends StoreFixture {
    @Test
    default void nothing_is_seen_before_its_commit_and_all_of_it_afterwards() {
        store().create(Rows.manifest("g1"));
        try (GenerationWriter writer = store().openWriter("g1")) {
            assumeThat(writer.atomicCommits()).isTrue();
            writer.upsert(CHUNK, List.of(node("s:a", 0, "one")));
            writer.upsertCatalogue(List.of(indexed("s:a")));
            assertThat(chunks()).isZero();

            writer.commit();

            assertThat(chunks()).isEqualTo(1);
            assertThat(fetchCatalogue(List.of("s:a"))).hasSize(1);
        }
    }

    @Test
    default void another_process_sees_a_commit() {
        writeChunks(node("s:a", 0, "one"));

        try (GenerationReader reader = anotherHandle().openReader("g1")) {
            assertThat(reader.count(CHUNK, NodeFilter.all())).isEqualTo(1);
        }
    }

    @Test
    default void a_reader_knows_when_there_is_a_later_commit() {
        writeChunks(node("s:a", 0, "one"));
        try (GenerationReader reader = store().openReader("g1")) {
            assertThat(reader.current()).isTrue();
            writeChunks(node("s:b", 0, "two"));
            assertThat(reader.current()).isFalse();
        }
        assertThat(chunks()).isEqualTo(2);
    }

    @Test
    default void a_reader_stays_on_its_commit() {
        assumeThat(embedded()).isTrue();
        writeChunks(node("s:a", 0, "one"));
        try (GenerationReader reader = store().openReader("g1")) {
            List<ScoredNode> found = reader.lexical(CHUNK, "one", 5, NodeFilter.all(), StoreFixture.soon());
            assertThat(reader.current()).isTrue();

            writeChunks(node("s:a", 0, "changed"), node("s:b", 0, "two"));
            write(GenerationWriter::optimize);

            assertThat(reader.current()).isFalse();
            assertThat(reader.count(CHUNK, NodeFilter.all())).isEqualTo(1);
            assertThat(reader.lexical(CHUNK, "one", 5, NodeFilter.all(), StoreFixture.soon()))
                    .hasSize(1);
            assertThat(StoreFixture.texts(found)).containsExactly("one");
        }
        assertThat(chunks()).isEqualTo(2);
    }

    @Test
    default void the_revision_changes_with_every_commit_that_wrote_and_with_no_other() {
        writeChunks(node("s:a", 0, "one"));
        String first = read(GenerationReader::revision);
        write(writer -> {});
        assertThat(read(GenerationReader::revision)).isEqualTo(first);

        write(writer -> writer.upsertCatalogue(List.of(indexed("s:a"))));
        String second = read(GenerationReader::revision);
        write(writer -> writer.deleteNodesOf("s:a"));

        assertThat(second).isNotEqualTo(first);
        assertThat(read(GenerationReader::revision)).isNotIn(first, second);
    }

    @Test
    default void what_was_not_committed_is_dropped_on_close() {
        writeChunks(node("s:a", 0, "one"));
        String revision = read(GenerationReader::revision);
        try (GenerationWriter writer = store().openWriter("g1")) {
            assumeThat(writer.atomicCommits()).isTrue();
            writer.deleteNodesOf("s:a");
            writer.upsert(CHUNK, List.of(node("s:b", 0, "two")));
        }

        assertThat(fetch(CHUNK, List.of(node("s:a", 0, "").id()))).hasSize(1);
        assertThat(chunks()).isEqualTo(1);
        assertThat(read(GenerationReader::revision)).isEqualTo(revision);
    }

    @Test
    default void one_writer_commits_many_times() {
        store().create(Rows.manifest("g1"));
        try (GenerationWriter writer = store().openWriter("g1")) {
            for (int i = 1; i <= 5; i++) {
                writer.upsert(CHUNK, List.of(node("s:" + i, 0, "text " + i)));
                writer.commit();
                assertThat(chunks()).isEqualTo(i);
            }
        }
    }

    @Test
    default void optimizing_changes_no_row() {
        for (int i = 0; i < 4; i++) {
            writeChunks(node("s:" + i, 0, "text " + i));
        }
        write(writer -> writer.deleteNodesOf("s:1"));
        IndexDigest before = read(IndexDigest::of);
        write(GenerationWriter::optimize);

        assertThat(read(IndexDigest::of)).isEqualTo(before);
    }

    @Test
    default void the_digest_depends_on_content_and_not_on_the_way_to_it() {
        write(writer -> {
            writer.upsert(CHUNK, List.of(node("s:a", 0, "one"), node("s:b", 0, "two")));
            writer.upsertCatalogue(List.of(indexed("s:a"), indexed("s:b")));
        });
        IndexDigest direct = read(IndexDigest::of);
        write(writer -> {
            writer.deleteNodesOf("s:a");
            writer.upsertCatalogue(List.of(indexed("s:a").marked(DocumentStatus.WRITING, 3)));
        });
        IndexDigest halfDone = read(IndexDigest::of);
        write(writer -> {
            writer.upsert(CHUNK, List.of(node("s:a", 0, "one")));
            writer.upsertCatalogue(List.of(indexed("s:a")));
        });

        assertThat(direct.digest()).matches("[0-9a-f]{64}");
        assertThat(direct.digestFull()).matches("[0-9a-f]{64}").isNotEqualTo(direct.digest());
        assertThat(halfDone.digest()).isNotEqualTo(direct.digest());
        assertThat(read(IndexDigest::of)).isEqualTo(direct);
    }

    @Test
    default void only_the_full_digest_sees_who_may_read_a_node() {
        writeChunks(node("s:a", 0, "one"));
        IndexDigest before = read(IndexDigest::of);
        writeChunks(Rows.seenBy(node("s:a", 0, "one"), "public", List.of("nobody")));

        assertThat(read(IndexDigest::of).digest()).isEqualTo(before.digest());
        assertThat(read(IndexDigest::of).digestFull()).isNotEqualTo(before.digestFull());
    }
}
