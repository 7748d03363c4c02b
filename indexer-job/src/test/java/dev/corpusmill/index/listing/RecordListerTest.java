package dev.corpusmill.index.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.config.MappingConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.RecordPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordListerTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long LONG_AGO = NOW - 1_000_000;

    @TempDir
    Path work;

    private Path shards;

    @BeforeEach
    void folder() throws IOException {
        shards = Files.createDirectories(work.resolve("shards"));
    }

    private static MappingConfig mapping(String id, String title) {
        return new MappingConfig(
                id, List.of("t"), List.of(), title, "", Map.of(), "", "", "v", "gone", MappingConfig.TextType.TEXT);
    }

    private Listing list(String format, MappingConfig mapping, boolean forget) {
        SourceConfig source = new SourceConfig(
                "s",
                shards.toString(),
                List.of("**"),
                List.of(),
                "t",
                List.of("p"),
                Map.of(),
                false,
                false,
                format,
                mapping);
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
        return SourceLister.list(
                List.of(source), FileTree::of, new RecordSources(Map.of(), "", work.resolve("known"), clock, forget));
    }

    private Listing list() {
        return list("jsonl", mapping("id", ""), false);
    }

    private void write(String name, String text) throws IOException {
        write(name, text, LONG_AGO);
    }

    private void write(String name, String text, long mtimeMillis) throws IOException {
        Path file = shards.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(mtimeMillis));
    }

    private static String line(String id, String text, int version) {
        return "{\"id\": \"" + id + "\", \"t\": \"" + text + "\", \"v\": " + version + "}\n";
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(line("Q" + i, "text " + i, 1));
        }
        return lines.toString();
    }

    private static List<ListedFile> all(Listing listing) {
        List<ListedFile> all = new ArrayList<>();
        try (FileCursor cursor = listing.open()) {
            cursor.forEachRemaining(all::add);
        }
        return all;
    }

    /** The first record of each id, as a plan takes it: its place, and its problem. */
    private static Map<String, String> taken(Listing listing) {
        Map<String, String> taken = new TreeMap<>();
        for (ListedFile file : all(listing)) {
            RecordPlace place = Objects.requireNonNull(file.record()).place();
            taken.putIfAbsent(file.documentId(), (place.label() + " " + place.problem()).strip());
        }
        return taken;
    }

    @Test
    void of_records_with_one_id_the_newest_counts_wherever_it_is() throws IOException {
        write("a.jsonl", line("Q1", "new", 3) + line("Q2", "old", 1));
        write("b.jsonl", line("Q2", "new", 2) + line("Q1", "old", 2));

        try (Listing listing = list()) {
            assertThat(taken(listing)).isEqualTo(Map.of("s:Q1", "a.jsonl#1", "s:Q2", "b.jsonl#1"));
            assertThat(all(listing)).hasSize(4);
        }
    }

    @Test
    void two_records_of_one_id_that_are_equally_new_are_a_failure_unless_they_are_equal() throws IOException {
        write("a.jsonl", line("Q1", "one", 3) + line("Q2", "same", 1) + line("Q1", "older", 1));
        write("b.jsonl", line("Q1", "other", 3) + line("Q2", "same", 1));

        try (Listing listing = list()) {
            assertThat(taken(listing))
                    .isEqualTo(Map.of(
                            "s:Q1",
                            "a.jsonl#1 two records have this id, and none is newer: places=a.jsonl#1, b.jsonl#1"
                                    + " (remove one, or map updated)",
                            "s:Q2",
                            "a.jsonl#2"));
        }
    }

    @Test
    void a_mark_of_deletion_takes_away_what_is_older_and_stands_before_what_comes_later() throws IOException {
        write("a.jsonl", line("Q1", "x", 1) + "{\"id\": \"Q1\", \"gone\": true, \"v\": 2}\n");
        write("b.jsonl", "{\"id\": \"Q2\", \"gone\": true, \"v\": 2}\n" + line("Q2", "back", 3) + line("Q3", "x", 1));

        try (Listing listing = list()) {
            assertThat(taken(listing).keySet()).containsExactly("s:Q2", "s:Q3");
        }
    }

    @Test
    void an_unchanged_shard_is_not_opened_and_a_changed_one_alone_is_read() throws IOException {
        write("a.jsonl", lines(0, 5));
        write("b.jsonl", lines(5, 9));
        Map<String, String> before;
        try (Listing first = list()) {
            before = taken(first);
            assertThat(first.records()).isEqualTo(Map.of("s", new Shards.Counts(2, 2, 9, 0)));
        }
        try (Listing second = list()) {
            assertThat(second.records()).isEqualTo(Map.of("s", new Shards.Counts(2, 0, 0, 0)));
            assertThat(taken(second)).isEqualTo(before);
        }
        write("b.jsonl", lines(5, 8), LONG_AGO + 1);
        try (Listing third = list()) {
            assertThat(third.records()).isEqualTo(Map.of("s", new Shards.Counts(2, 1, 3, 0)));
            assertThat(taken(third)).hasSize(8);
        }
    }

    @Test
    void a_shard_that_was_modified_just_before_it_was_read_is_read_again() throws IOException {
        write("a.jsonl", lines(0, 5), NOW - 1000);
        list().close();

        try (Listing second = list()) {
            assertThat(second.records()).isEqualTo(Map.of("s", new Shards.Counts(1, 1, 5, 0)));
        }
    }

    @Test
    void another_mapping_reads_all_again() throws IOException {
        write("a.jsonl", lines(0, 5));
        list().close();

        try (Listing second = list("jsonl", mapping("id", "t"), false)) {
            assertThat(second.records()).isEqualTo(Map.of("s", new Shards.Counts(1, 1, 5, 0)));
        }
    }

    @Test
    void a_shard_that_is_gone_with_its_records_protects_all_of_the_source_until_that_is_allowed() throws IOException {
        write("a.jsonl", lines(0, 5));
        write("b.jsonl", lines(5, 9));
        list().close();
        Files.delete(shards.resolve("b.jsonl"));

        for (int run = 0; run < 2; run++) {
            try (Listing listing = list()) {
                assertThat(listing.unknown("s:Q7").orElseThrow())
                        .isEqualTo("s:b.jsonl: the shard is gone, and of its 4 records 4 are in no other"
                                + " (if they are to go, run again with --allow-deletes)");
                assertThat(listing.unlisted().keySet()).containsExactly("s:b.jsonl");
            }
        }
        try (Listing allowed = list("jsonl", mapping("id", ""), true)) {
            assertThat(allowed.unknown("s:Q7")).isEmpty();
        }
        try (Listing afterwards = list()) {
            assertThat(afterwards.unlisted()).isEmpty();
        }
    }

    @Test
    void a_shard_whose_records_are_mostly_elsewhere_was_cut_anew() throws IOException {
        write("2026-01-01.jsonl", lines(0, 9));
        list().close();
        Files.delete(shards.resolve("2026-01-01.jsonl"));
        write("2026-01-02.jsonl", lines(3, 9));

        try (Listing listing = list()) {
            assertThat(listing.unlisted()).isEmpty();
            assertThat(listing.unknown("s:Q1")).isEmpty();
            assertThat(listing.suspect("s:Q1", () -> false)).isFalse();
        }
    }

    @Test
    void what_a_shard_held_that_cannot_be_read_now_still_decides_over_older_and_equally_new_records()
            throws IOException {
        write("full.jsonl", line("Q1", "old", 1) + line("Q2", "one", 1) + line("Q3", "old", 1) + line("Q4", "x", 1));
        write(
                "delta.jsonl",
                "{\"id\": \"Q1\", \"gone\": true, \"v\": 5}\n" + line("Q2", "other", 1) + line("Q3", "new", 5));
        list().close();
        write("delta.jsonl", "{\"id\": \"Q1\", \"go", LONG_AGO + 1);

        for (int run = 0; run < 2; run++) { // what is known of the shard stays
            try (Listing listing = list()) {
                assertThat(taken(listing)).isEqualTo(Map.of("s:Q4", "full.jsonl#4"));
                assertThat(listing.unknown("s:Q3")).isPresent();
            }
        }
        Files.delete(shards.resolve("delta.jsonl"));
        write("full.jsonl", line("Q1", "old", 1) + line("Q4", "x", 1), LONG_AGO + 1);
        try (Listing listing = list()) { // two of three records are in no other shard
            assertThat(taken(listing)).isEqualTo(Map.of("s:Q4", "full.jsonl#2"));
        }
        write("full.jsonl", line("Q1", "newer", 6) + line("Q4", "x", 1), LONG_AGO + 2);
        try (Listing listing = list()) {
            assertThat(taken(listing)).isEqualTo(Map.of("s:Q1", "full.jsonl#1", "s:Q4", "full.jsonl#2"));
        }
    }

    @Test
    void a_record_that_was_read_of_a_broken_shard_takes_the_place_of_the_one_that_the_shard_had() throws IOException {
        write("a.jsonl", line("Q1", "one", 1) + line("Q2", "two", 1));
        list().close();
        write("a.jsonl", line("Q1", "edited", 1) + "{\"id\": ", LONG_AGO + 1);

        try (Listing listing = list()) {
            assertThat(taken(listing)).isEqualTo(Map.of("s:Q1", "a.jsonl#1"));
        }
    }

    @Test
    void a_new_export_that_is_not_whole_brings_back_nothing_that_the_one_before_deleted_or_replaced()
            throws IOException {
        write("1-full.jsonl", line("Q1", "old", 1) + line("Q2", "old", 1));
        write("1-delta.jsonl", "{\"id\": \"Q1\", \"gone\": true, \"v\": 5}\n" + line("Q2", "new", 5));
        list().close();
        Files.delete(shards.resolve("1-full.jsonl"));
        Files.delete(shards.resolve("1-delta.jsonl"));
        write("2-full.jsonl", line("Q1", "old", 1) + line("Q2", "old", 1) + line("Q3", "x", 1));
        write("2-delta.jsonl", "{\"id\": \"Q");

        for (int run = 0; run < 2; run++) {
            try (Listing listing = list()) {
                assertThat(taken(listing)).isEqualTo(Map.of("s:Q3", "2-full.jsonl#3"));
            }
        }
        write(
                "2-full.jsonl",
                line("Q4", "x", 1),
                LONG_AGO + 2); // changed, and not kept in place of what was known before
        long known = files(work.resolve("known"));
        try (Listing listing = list()) {
            assertThat(taken(listing)).isEqualTo(Map.of("s:Q4", "2-full.jsonl#1"));
        }
        assertThat(files(work.resolve("known"))).isEqualTo(known);
        write("2-full.jsonl", line("Q1", "old", 1) + line("Q2", "old", 1) + line("Q3", "x", 1));
        write("2-delta.jsonl", line("Q2", "newest", 6), LONG_AGO + 1);
        try (Listing whole = list()) {
            assertThat(taken(whole))
                    .isEqualTo(Map.of("s:Q1", "2-full.jsonl#1", "s:Q2", "2-delta.jsonl#1", "s:Q3", "2-full.jsonl#3"));
        }
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.count();
        }
    }

    @Test
    void a_record_without_a_readable_id_makes_the_absence_of_others_suspect() throws IOException {
        write("a.jsonl", lines(0, 5) + "{\"id\": null, \"t\": \"x\"}\n");

        for (int run = 0; run < 2; run++) { // the second time from what is known of the shard
            try (Listing listing = list()) {
                assertThat(taken(listing)).containsKey("s:a.jsonl#6");
                assertThat(listing.suspect("s:Q9", () -> true)).isTrue();
            }
        }
    }

    @Test
    void a_column_that_is_not_there_is_refused_with_those_that_are() throws IOException {
        write("a.csv", "id,t,v,gone\n1,x,1,\n");
        write("b.csv", "ID,t,v,gone\n1,x,1,\n");

        assertThatThrownBy(() -> list("csv", mapping("id", ""), false))
                .isInstanceOf(ExportException.class)
                .hasMessage("source cannot be read as it is configured: source=s\n"
                        + "  b.csv: the mapping names columns that are not there: id (there are: ID, t, v, gone)");
    }

    @Test
    void a_field_that_no_record_has_is_refused_with_those_that_are() throws IOException {
        write("a.jsonl", lines(0, 3));

        assertThatThrownBy(() -> list("jsonl", mapping("id", "headline"), false))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("no record has these fields: headline (the first records have: id, t, v)");
    }

    @Test
    void an_unknown_format_is_refused_with_those_that_there_are() throws IOException {
        write("a.xyz", "x");

        assertThatThrownBy(() -> list("xyz", mapping("id", ""), false))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("there is no record format 'xyz': known=[csv, jsonl, parquet, tsv]");
    }

    @Test
    void many_shards_and_records_are_merged_in_the_order_of_ids() throws IOException {
        for (int shard = 0; shard < 150; shard++) {
            StringBuilder lines = new StringBuilder();
            for (int i = shard; i < 3000; i += 150) {
                lines.append(line("Q" + i, "x", 1));
            }
            write("part-" + shard + ".jsonl", lines.toString());
        }

        try (Listing listing = list()) {
            List<String> ids = all(listing).stream().map(ListedFile::documentId).toList();
            assertThat(ids)
                    .hasSize(3000)
                    .isSortedAccordingTo(Utf8Order.INSTANCE)
                    .doesNotHaveDuplicates();
        }
    }
}
