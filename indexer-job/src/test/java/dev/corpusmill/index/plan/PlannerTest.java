package dev.corpusmill.index.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.Listings;
import dev.corpusmill.testkit.store.CatalogueRowBuilder;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table of a plan: what is listed, what the catalogue says, and what follows from both. */
class PlannerTest {
    private static final String ID = "s:folder/a.txt";
    private static final long RUN = 9;
    private static final long MODIFIED = 1_000_000;
    private static final String NOTHING = "";

    private static final ListedFile SAME = file(ID, 10, MODIFIED);
    private static final ListedFile EDITED = file(ID, 11, MODIFIED);
    private static final ListedFile LARGE = file(ID, 2000, MODIFIED);
    private static final ListedFile NEIGHBOR = file("s:folder/b.txt", 10, MODIFIED);

    private static final Failure REJECTED = new Failure(Stage.PARSE, FailureKind.REJECTED, "encrypted");
    private static final Failure TRANSIENT = new Failure(Stage.FETCH, FailureKind.TRANSIENT, "not readable");

    private static final PlanOptions NONE = PlanOptions.NONE;
    private static final PlanOptions ALLOW_DELETES = NONE.withAllowDeletes(true);
    private static final PlanOptions VERIFY = new PlanOptions(false, true, false, false, List.of(), false);
    private static final PlanOptions RETRY_FAILED = new PlanOptions(false, false, true, false, List.of(), false);
    private static final PlanOptions FAILED_ONLY = new PlanOptions(false, false, false, true, List.of(), false);
    private static final PlanOptions ONLY_OTHERS =
            new PlanOptions(false, false, false, false, List.of("other/**"), false);

    @TempDir
    Path work;

    private CorpusmillConfig config;

    @BeforeEach
    void configure() throws IOException {
        Path file = Files.writeString(work.resolve("corpusmill.yaml"), "sources: [{name: s, uri: corpus}]\n");
        config = ConfigReader.read(file, List.of("parse.max-file-size=1KB"), name -> null);
    }

    static Stream<Arguments> listedDocuments() {
        CatalogueRow indexed = row().build();
        CatalogueRow empty = row().status(DocumentStatus.EMPTY).build();
        CatalogueRow rejected = row().failed(REJECTED).build();
        CatalogueRow racy =
                row().file(new FileStamp(10, MODIFIED, "hash", MODIFIED + 1)).build();
        CatalogueRow missing = row().missing(Version.of(8, 1)).build();
        CatalogueRow hidden = row().access(new Access("harbour", List.of("wardens"), Map.of()))
                .build();
        return Stream.of(
                arguments(SAME, indexed, NONE, NOTHING),
                arguments(EDITED, indexed, NONE, "UPDATE size or modification time changed"),
                arguments(file(ID, 10, MODIFIED - 1), indexed, NONE, "UPDATE size or modification time changed"),
                arguments(SAME, row().recipe("other").build(), NONE, "UPDATE the recipe changed"),
                arguments(
                        SAME,
                        row().status(DocumentStatus.WRITING).build(),
                        NONE,
                        "UPDATE an earlier run left it half done"),
                arguments(
                        SAME,
                        row().status(DocumentStatus.DELETING).build(),
                        NONE,
                        "UPDATE an earlier run left it half done"),
                arguments(SAME, rejected, NONE, NOTHING),
                arguments(EDITED, rejected, NONE, "UPDATE size or modification time changed"),
                arguments(SAME, rejected, RETRY_FAILED, "UPDATE it failed, and is to be retried"),
                arguments(SAME, rejected, FAILED_ONLY, "UPDATE it failed, and is to be retried"),
                arguments(
                        SAME,
                        row().failed(TRANSIENT).build(),
                        NONE,
                        "UPDATE it failed for a reason that may have passed"),
                arguments(SAME, empty, NONE, NOTHING),
                arguments(SAME, empty, VERIFY, "UPDATE its content is to be compared"),
                arguments(SAME, indexed, VERIFY, "UPDATE its content is to be compared"),
                arguments(SAME, racy, NONE, "UPDATE it was modified just before it was read"),
                arguments(SAME, missing, NONE, "METADATA it was missing and is back"),
                arguments(EDITED, missing, NONE, "UPDATE size or modification time changed"),
                arguments(SAME, hidden, NONE, "METADATA tenant, principals or metadata changed"),
                arguments(EDITED, indexed, FAILED_ONLY, NOTHING),
                arguments(EDITED, indexed, ONLY_OTHERS, NOTHING),
                arguments(LARGE, indexed, NONE, "DELETE larger than parse.max-file-size: bytes=2000 limit=1KB"));
    }

    @ParameterizedTest
    @MethodSource("listedDocuments")
    void a_listed_document_that_the_catalogue_knows(
            ListedFile file, CatalogueRow row, PlanOptions options, String expected) {
        assertThat(decision(List.of(file), List.of(row), options)).isEqualTo(expected);
    }

    static Stream<Arguments> newDocuments() {
        return Stream.of(
                arguments(SAME, NONE, "ADD new"),
                arguments(SAME, VERIFY, "ADD new"),
                arguments(LARGE, NONE, NOTHING),
                arguments(SAME, FAILED_ONLY, NOTHING),
                arguments(SAME, ONLY_OTHERS, NOTHING));
    }

    @ParameterizedTest
    @MethodSource("newDocuments")
    void a_listed_document_that_the_catalogue_does_not_know(ListedFile file, PlanOptions options, String expected) {
        assertThat(decision(List.of(file), List.of(), options)).isEqualTo(expected);
    }

    static Stream<Arguments> vanishedDocuments() {
        CatalogueRow indexed = row().build();
        CatalogueRow missing = row().missing(Version.of(8, 1)).build();
        CatalogueRow writing = row().status(DocumentStatus.WRITING).build();
        return Stream.of(
                arguments(List.of(NEIGHBOR), indexed, NONE, "DELETE it is not listed any more"),
                arguments(List.of(), indexed, NONE, "MISSING its folder lists no document any more"),
                arguments(List.of(), missing, NONE, "DELETE it is not listed any more"),
                arguments(List.of(), indexed, ALLOW_DELETES, "DELETE it is not listed any more"),
                arguments(List.of(), writing, NONE, "DELETE it is not listed any more"),
                arguments(List.of(NEIGHBOR), row().failed(REJECTED).build(), FAILED_ONLY, NOTHING),
                arguments(List.of(NEIGHBOR), indexed, ONLY_OTHERS, NOTHING));
    }

    @ParameterizedTest
    @MethodSource("vanishedDocuments")
    void a_document_of_the_catalogue_that_is_not_listed(
            List<ListedFile> files, CatalogueRow row, PlanOptions options, String expected) {
        List<CatalogueRow> rows = new ArrayList<>(List.of(row));
        files.forEach(file -> rows.add(row(file.documentId()).build()));

        assertThat(decision(files, rows, options)).isEqualTo(expected);
    }

    @Test
    void nothing_beneath_a_folder_that_could_not_be_listed_is_taken_for_gone() {
        Map<String, String> unlisted = Map.of("s:folder", "permission denied");

        PlanSummary plan = plan(Listings.of(List.of(), unlisted), List.of(row().build()), NONE);

        assertThat(plan.total()).isZero();
        assertThat(plan.incomplete()).containsExactly("s:folder: permission denied");
    }

    @Test
    void every_listed_document_is_counted_once_whatever_becomes_of_it() {
        CatalogueRow kept = row("s:b.txt").build();
        CatalogueRow failed = row("s:c.txt").failed(REJECTED).build();
        CatalogueRow empty = row("s:d.txt").status(DocumentStatus.EMPTY).build();
        List<ListedFile> files = List.of(
                file("s:a.txt", 10, MODIFIED),
                file("s:b.txt", 10, MODIFIED),
                file("s:c.txt", 10, MODIFIED),
                file("s:d.txt", 10, MODIFIED),
                file("s:e.txt", 2000, MODIFIED));

        PlanSummary plan = plan(Listings.of(files), List.of(kept, failed, empty), NONE);

        assertThat(plan.inputs()).isEqualTo(5);
        assertThat(plan.reads()).isEqualTo(1);
        assertThat(plan.unchanged()).isEqualTo(1);
        assertThat(plan.carriedFailed()).isEqualTo(1);
        assertThat(plan.carriedEmpty()).isEqualTo(1);
        assertThat(plan.skipped()).isEqualTo(1);
    }

    @Test
    void an_entry_carries_what_the_row_counts_and_a_version_of_its_run() {
        CatalogueRow row = row().status(DocumentStatus.WRITING).chunks(4).build();

        PlanEntry entry =
                entries(plan(Listings.of(List.of(EDITED)), List.of(row), NONE)).get(0);

        assertThat(entry.nodes()).containsEntry(Rows.CHUNK, 4);
        assertThat(entry.clean())
                .as("rows of an unfinished document are found by a scan")
                .isTrue();
        assertThat(entry.version()).isEqualTo(Version.of(RUN, 0));
        assertThat(entry.file()).isEqualTo(FileStamp.listed(11, MODIFIED));
    }

    @Test
    void the_hash_of_what_is_indexed_goes_with_an_edit_but_not_with_another_recipe() {
        CatalogueRow old = row("s:b.txt").recipe("other").build();
        List<ListedFile> files = List.of(file("s:a.txt", 11, MODIFIED), file("s:b.txt", 11, MODIFIED));

        assertThat(entries(plan(Listings.of(files), List.of(row("s:a.txt").build(), old), NONE)))
                .extracting(entry -> entry.file().contentHash())
                .containsExactly("hash", "");
    }

    /** The action and the reason for document {@link #ID}; empty where the plan has no entry for it. */
    private String decision(List<ListedFile> files, List<CatalogueRow> rows, PlanOptions options) {
        return entries(plan(Listings.of(files), rows, options)).stream()
                .filter(entry -> entry.documentId().equals(ID))
                .map(entry -> entry.action() + " " + entry.reason())
                .reduce(NOTHING, String::concat);
    }

    private PlanSummary plan(Listing listing, List<CatalogueRow> rows, PlanOptions options) {
        PlanRules rules = new PlanRules(config, "recipe", "g1", RUN, options);
        try (listing) {
            return Planner.plan(
                    rules, listing, rows::forEach, work.resolve("plan").toUri().toString());
        }
    }

    private static List<PlanEntry> entries(PlanSummary plan) {
        List<PlanEntry> entries = new ArrayList<>();
        plan.parts().forEach(uri -> entries.addAll(PlanFiles.read(uri)));
        plan.deleteParts().forEach(uri -> entries.addAll(PlanFiles.read(uri)));
        return entries;
    }

    private static ListedFile file(String id, long size, long modifiedMillis) {
        return new ListedFile(id, "file:///" + id, size, modifiedMillis);
    }

    private static CatalogueRowBuilder row() {
        return row(ID);
    }

    /** An indexed document that was read long after it was modified. */
    private static CatalogueRowBuilder row(String id) {
        return Rows.catalogue(id)
                .file(new FileStamp(10, MODIFIED, "hash", MODIFIED + 60_000))
                .recipe("recipe")
                .chunks(1);
    }
}
