package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of folders of files holds for exports whose records are documents. */
class RecordSyncTest {
    private static final String REINDEXED = "indexed";

    @TempDir
    Path work;

    private SyncHarness index;

    @BeforeEach
    void export() throws IOException {
        index = new SyncHarness(work)
                .set("sources[0].format=jsonl")
                .set("sources[0].mapping.id=/id")
                .set("sources[0].mapping.text=[/body]")
                .set("sources[0].mapping.title=/title");
    }

    private static String line(int id, String body) {
        return "{\"id\": \"Q" + id + "\", \"title\": \"Title " + id + "\", \"body\": \"" + body + "\"}\n";
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int id = from; id < to; id++) {
            lines.append(line(id, "The text of record " + id + "."));
        }
        return lines.toString();
    }

    private void gzip(String path, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Path file = index.write(path, "");
        Files.write(file, packed.toByteArray());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        index.catalogue().forEach(row -> titles.put(row.documentId(), row.status() + " " + row.title()));
        return titles;
    }

    private long counted(String name) {
        return index.report().path(name).asLong();
    }

    @Test
    void each_record_of_a_packed_and_a_plain_shard_is_a_document_with_its_own_id_and_title() throws IOException {
        index.write("a.jsonl", lines(0, 3));
        gzip("b.jsonl.gz", lines(3, 6));

        assertThat(index.sync()).isZero();

        assertThat(titles())
                .hasSize(6)
                .containsEntry("s:Q0", "INDEXED Title 0")
                .containsEntry("s:Q5", "INDEXED Title 5");
    }

    @Test
    void an_export_that_is_cut_and_ordered_anew_indexes_nothing_and_deletes_nothing() throws IOException {
        index.write("a.jsonl", lines(0, 10));
        index.write("b.jsonl", lines(10, 20));
        assertThat(index.sync()).isZero();
        var before = index.digest();
        Files.delete(index.corpus.resolve("a.jsonl"));
        Files.delete(index.corpus.resolve("b.jsonl"));
        List<String> all = new ArrayList<>(lines(0, 20).lines().toList());
        java.util.Collections.reverse(all);
        index.write("one.jsonl", String.join("\n", all.subList(0, 7)) + "\n");
        gzip("two.jsonl.gz", String.join("\n", all.subList(7, 20)) + "\n");

        assertThat(index.sync()).isZero();

        assertThat(index.digest()).isEqualTo(before);
        assertThat(counted(REINDEXED)).isZero();
    }

    @Test
    void of_a_changed_shard_only_the_edited_record_is_indexed_and_a_vanished_one_leaves() throws IOException {
        index.write("a.jsonl", lines(0, 10));
        assertThat(index.sync()).isZero();
        index.edit("a.jsonl", lines(0, 8) + line(8, "Now something else."));

        assertThat(index.sync()).isZero();

        assertThat(counted(REINDEXED)).isEqualTo(1);
        assertThat(titles()).hasSize(9).doesNotContainKey("s:Q9");
    }

    @Test
    void a_shard_that_breaks_off_deletes_nothing_and_is_named() throws IOException {
        index.write("a.jsonl", lines(0, 10));
        assertThat(index.sync()).isZero();
        index.edit("a.jsonl", lines(0, 9) + "{\"id\": \"Q9\", \"bod");

        assertThat(index.sync()).isEqualTo(4);

        assertThat(titles()).hasSize(10);
        assertThat(counted("unchanged")).isEqualTo(9);
        assertThat(index.report().path("incomplete").toString())
                .isEqualTo("[\"s:a.jsonl: its last line breaks off: record=10\"]");
    }

    @Test
    void a_deleted_record_does_not_come_back_when_the_shard_that_deleted_it_breaks_off() throws IOException {
        index.set("sources[0].mapping.updated=/updated").set("sources[0].mapping.deleted=/deleted");
        index.write("full.jsonl", versioned("A", 1, false) + versioned("B", 1, false) + versioned("C", 1, false));
        gzip("delta.jsonl.gz", versioned("A", 5, true) + versioned("B", 5, false));
        assertThat(index.sync()).isZero();
        var before = index.digest();
        Path delta = index.corpus.resolve("delta.jsonl.gz");
        byte[] packed = Files.readAllBytes(delta);
        Files.write(delta, Arrays.copyOf(packed, packed.length / 2));

        assertThat(index.sync()).isEqualTo(4);

        assertThat(counted(REINDEXED)).isZero();
        assertThat(titles()).containsOnlyKeys("s:B", "s:C");
        assertThat(index.digest()).isEqualTo(before);
    }

    private static String versioned(String id, int updated, boolean deleted) {
        return "{\"id\": \"" + id + "\", \"title\": \"Title " + id + "\", \"body\": \"The state of " + updated
                + ".\", \"updated\": " + updated + ", \"deleted\": " + deleted + "}\n";
    }

    @Test
    void a_night_without_changes_opens_no_shard_and_a_rebuild_copies_all_records() throws IOException {
        index.write("a.jsonl", lines(0, 10));
        gzip("b.jsonl.gz", lines(10, 20));
        assertThat(index.sync()).isZero();
        assertThat(index.report().path("exports").toString())
                .isEqualTo("{\"s\":{\"shards\":2,\"opened\":2,\"read\":20}}");

        assertThat(index.sync()).isZero();
        assertThat(index.report().path("exports").toString())
                .isEqualTo("{\"s\":{\"shards\":2,\"opened\":0,\"read\":0}}");

        var before = index.digest();
        assertThat(index.rebuild()).isZero();
        assertThat(index.digest()).isEqualTo(before);
        assertThat(counted("embedded")).isZero();
    }

    @Test
    void half_of_the_shards_missing_deletes_nothing_and_names_them() throws IOException {
        for (int shard = 0; shard < 4; shard++) {
            index.write("part-" + shard + ".jsonl", lines(10 * shard, 10 * shard + 10));
        }
        assertThat(index.sync()).isZero();
        Files.delete(index.corpus.resolve("part-1.jsonl"));
        Files.delete(index.corpus.resolve("part-3.jsonl"));

        assertThat(index.sync()).isEqualTo(4);

        assertThat(titles()).hasSize(40);
        assertThat(index.report().path("deleted").asInt()).isZero();
        assertThat(index.report().path("incomplete").toString()).contains("part-1.jsonl", "part-3.jsonl");
        assertThat(index.sync("--allow-deletes")).isZero();
        assertThat(titles()).hasSize(20);
    }

    @Test
    void a_failed_record_is_replayed_and_a_mapping_that_does_not_fit_writes_nothing() throws IOException {
        index.set("guards.max-failed=50%");
        index.write("a.jsonl", lines(0, 3) + "{\"id\": \"Q7\", \"body\": 1, \"title\": []}\n");
        assertThat(index.sync()).isZero();
        assertThat(index.run("replay")).isEqualTo(4); // one of one
        assertThat(titles()).containsEntry("s:Q7", "FAILED ");
        assertThat(index.run("explain", "s:Q7")).isZero();
        assertThat(index.run("explain", "s:Q99")).isEqualTo(1);

        index.edit("a.jsonl", lines(0, 3) + line(7, "Mended."));
        assertThat(index.run("replay")).isZero();
        assertThat(titles()).containsEntry("s:Q7", "INDEXED Title 7");

        index.set("sources[0].mapping.uri=/no/such");
        assertThat(index.run("sync")).isEqualTo(2);
        assertThat(titles()).hasSize(4);
    }

    @Test
    void a_mapping_by_which_the_records_of_the_index_fail_is_refused_like_their_deletion() throws IOException {
        index.write("a.jsonl", lines(0, 10));
        assertThat(index.sync()).isZero();
        var before = index.digest();
        index.set("metadata.year=long").set("sources[0].mapping.metadata.year=/title");

        assertThat(index.sync()).isEqualTo(3);

        assertThat(index.digest()).isEqualTo(before);
        assertThat(index.report().toString())
                .contains("more deletions than guards.max-deletes: deletions=0 records that would fail=10"
                        + " first=a.jsonl#1: field /title");
        assertThat(index.rebuild()).isEqualTo(3);
        assertThat(index.digest()).isEqualTo(before);
        assertThat(index.sync("--allow-deletes")).isEqualTo(4);
        assertThat(titles()).containsEntry("s:Q0", "FAILED ");
    }

    @Test
    void a_broken_record_is_one_failure_that_names_its_place() throws IOException {
        index.set("guards.max-failed=60%");
        index.write("a.jsonl", lines(0, 3) + "{broken}\n" + "{\"id\": \"Q7\", \"body\": {\"nested\": 1}}\n");

        assertThat(index.sync()).isZero();

        List<CatalogueRow> failed = index.catalogue().stream()
                .filter(row -> row.status() == DocumentStatus.FAILED)
                .toList();
        assertThat(failed)
                .extracting(CatalogueRow::documentId, row -> row.failure().reason())
                .containsExactly(
                        tuple(
                                "s:Q7",
                                "a.jsonl#5: field /body holds an object, expected text (name a field inside of it)"),
                        tuple(
                                "s:a.jsonl#4",
                                "a.jsonl#4: not a JSON object: Unexpected character ('b' (code 98)): was expecting double-quote to start field name"));
    }
}
