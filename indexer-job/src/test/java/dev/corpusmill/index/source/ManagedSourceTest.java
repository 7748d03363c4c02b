package dev.corpusmill.index.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.Planner;
import dev.corpusmill.managed.ManagedFolder;
import dev.corpusmill.managed.Sidecar;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A managed source: what was asked for happens at once, and what merely vanished is looked at as everywhere. */
class ManagedSourceTest {
    private static final int KNOWN = 25;

    private final MemoryStore store = new MemoryStore();

    @TempDir
    Path work;

    private Path documents;
    private ManagedFolder folder;
    private int plans;

    @BeforeEach
    void index() throws IOException {
        documents = work.resolve("documents");
        folder = ManagedFolder.of(config().sources().get(0));
        folder.create();
        store.create(Rows.manifest("g1"));
        try (GenerationWriter writer = store.openWriter("g1")) {
            for (int i = 0; i < KNOWN; i++) {
                Path file = Files.writeString(documents.resolve("old" + i + ".txt"), "The lamp is lit.");
                writer.upsertCatalogue(List.of(Rows.catalogue("s:old" + i + ".txt")
                        .file(new FileStamp(Files.size(file), modified(file), "hash", modified(file) + 60_000))
                        .recipe("recipe-1")
                        .build()));
            }
            writer.commit();
        }
    }

    @Test
    void a_plan_deletes_all_whose_deletion_was_asked_for_and_needs_no_confirmation() throws IOException {
        deleteAll(true);

        PlanSummary plan = plan();

        assertThat(plan.count(PlanAction.DELETE)).isEqualTo(KNOWN);
        assertThat(Guards.refusal(plan, config().guards())).isEmpty();
    }

    @Test
    void the_same_files_removed_by_hand_are_first_missing() throws IOException {
        deleteAll(false);

        PlanSummary plan = plan();

        assertThat(plan.count(PlanAction.DELETE)).isZero();
        assertThat(plan.count(PlanAction.MISSING)).isEqualTo(KNOWN);
    }

    @Test
    void watch_deletes_at_the_first_scan_even_where_new_documents_came_and_none_is_left() throws IOException {
        try (ChangeFinder finder = finder()) {
            finder.scan(0, List.of());
            deleteAll(true);
            Files.writeString(documents.resolve("new.txt"), "Fresh.");

            ScanResult scan = finder.scan(0, List.of());

            assertThat(scan.facts().failure()).isEmpty();
            assertThat(scan.taken())
                    .filteredOn(taken -> taken.entry().action() == PlanAction.DELETE)
                    .hasSize(KNOWN);
        }
    }

    @Test
    void an_empty_managed_folder_is_listed_but_not_one_that_may_be_a_lost_mount() throws IOException {
        deleteAll(true);
        try (Listing listing = SourceLister.list(config().sources(), FileTree::of)) {
            assertThat(listing.size()).isZero();
        }

        Files.delete(documents.resolve(".corpusmill/incoming"));
        try (var notes = Files.list(documents.resolve(".corpusmill/deleted"))) {
            for (Path note : notes.toList()) {
                Files.delete(note);
            }
        }
        Files.delete(documents.resolve(".corpusmill/deleted"));
        Files.delete(documents.resolve(".corpusmill"));
        List<SourceConfig> sources = config().sources();
        assertThatThrownBy(() -> SourceLister.list(sources, FileTree::of))
                .isInstanceOf(ClassifiedException.class)
                .hasMessageContaining("holds no document");
    }

    @Test
    void metadata_beside_a_document_are_its_own_and_no_document() throws IOException {
        Path named = documents.resolve("named.txt");
        Files.writeString(named, "Fresh.");
        Sidecar.write(folder.sidecar("named.txt"), folder.fresh(), Map.of("team", "harbour"));

        List<PlanEntry> entries = new ArrayList<>();
        try (ChangeFinder finder = finder()) {
            finder.scan(0, List.of());
            finder.scan(0, List.of()).taken().forEach(taken -> entries.add(taken.entry()));
        }

        assertThat(entries)
                .filteredOn(entry -> entry.action() == PlanAction.ADD)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.documentId()).isEqualTo("s:named.txt");
                    assertThat(entry.access().metadata()).containsOnly(Map.entry("team", "harbour"));
                });
    }

    @Test
    void a_document_whose_metadata_cannot_be_used_is_skipped_and_named() throws IOException {
        for (String broken :
                List.of("{", "{\"metadata\": {\"colour\": \"red\"}}", "{\"metadata\": {\"year\": \"x\"}}")) {
            Files.writeString(folder.sidecar("old3.txt"), broken);

            PlanSummary plan = plan();

            assertThat(plan.skippedDocuments()).singleElement().satisfies(skipped -> {
                assertThat(skipped.document()).isEqualTo("s:old3.txt");
                assertThat(skipped.reason())
                        .contains("old3.txt.corpusmill.json")
                        .contains("mend the file");
            });
        }
    }

    private static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    private void deleteAll(boolean asked) throws IOException {
        for (int i = 0; i < KNOWN; i++) {
            if (asked) {
                folder.noteDeletion("old" + i + ".txt");
            }
            Files.delete(documents.resolve("old" + i + ".txt"));
        }
    }

    private PlanSummary plan() throws IOException {
        PlanRules rules = new PlanRules(config(), "recipe-1", "g1", 7, false);
        try (Listing listing = SourceLister.list(config().sources(), FileTree::of);
                GenerationReader reader = store.openReader("g1")) {
            return Planner.plan(
                    rules, listing, reader, work.resolve("plan" + plans++).toString());
        }
    }

    private ChangeFinder finder() throws IOException {
        return new ChangeFinder(
                new ChangeFinder.Tools(store, FileTree::of, new StillTimer()),
                new WatchSettings(config(), "g1", "recipe-1", false, false),
                8);
    }

    private CorpusmillConfig config() throws IOException {
        Path file = Files.writeString(
                work.resolve("corpusmill.yaml"),
                "{sources: [{name: s, uri: '" + documents
                        + "', managed: true}], metadata: {team: keyword, year: long}, guards: {max-deletes: 20%}}");
        return ConfigReader.read(file, List.of("embedding.engine=test"), name -> null);
    }

    /** Scans are made by hand. */
    private static final class StillTimer implements ScanTimer {
        @Override
        public long millis() {
            return 2_000_000_000_000L;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public void close() {}
    }
}
