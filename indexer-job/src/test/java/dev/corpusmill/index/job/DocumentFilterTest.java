package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.filter.DocumentFilterProvider;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.testkit.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Document filters of a plug-in, in the whole job. */
class DocumentFilterTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path work;

    private SyncHarness index;

    @BeforeEach
    void corpus() throws IOException {
        index = new SyncHarness(work).set("guards.max-failed=0");
        index.write("good.txt", "The lamp is lit at dusk.");
        index.write("draft.txt", "DRAFT The lamp is put out at dawn.");
        index.write("empty.txt", " ");
        index.set("guards.max-empty=90%").set("plugins.path=" + work.resolve("plugins"));
    }

    /** Leaves out documents with a word, throws at others, and writes down what it was asked. */
    private void plugIn(String version, String word) throws IOException {
        PluginJar.named("drafts-plugin", version)
                .source("x.Drafts", """
                        package x;

                        import dev.corpusmill.api.NoSettings;
                        import dev.corpusmill.api.filter.*;
                        import java.nio.file.*;
                        import java.util.Optional;

                        public final class Drafts implements DocumentFilterProvider<NoSettings> {
                            public String name() {
                                return "no-drafts";
                            }

                            public Class<NoSettings> settings() {
                                return NoSettings.class;
                            }

                            public DocumentFilter open(NoSettings settings) {
                                return document -> {
                                    try {
                                        Files.writeString(Path.of("%s"), document.documentId() + "\\n",
                                                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                                    } catch (java.io.IOException failure) {
                                        throw new java.io.UncheckedIOException(failure);
                                    }
                                    if (document.text().contains("TRAP")) {
                                        throw new IllegalStateException("sprung");
                                    }
                                    return document.text().contains("%s")
                                            ? Optional.of("it is a draft: " + document.title())
                                            : Optional.empty();
                                };
                            }
                        }
                        """.formatted(asked(), word))
                .provides(DocumentFilterProvider.class, "x.Drafts")
                .writeTo(work.resolve("plugins"), "drafts.jar");
    }

    private Path asked() {
        return work.resolve("asked");
    }

    private long timesAsked() throws IOException {
        return Files.exists(asked()) ? Files.readAllLines(asked()).size() : 0;
    }

    private void plugIn() throws IOException {
        plugIn("1.0", "DRAFT");
        index.set("parse.filters=[{kind: no-drafts}]");
    }

    private void counted(int indexed, int unchanged, int empty, int failed, int skipped) {
        JsonNode report = index.report();
        assertThat(report.path("indexed").asInt()).as("indexed").isEqualTo(indexed);
        assertThat(report.path("unchanged").asInt()).as("unchanged").isEqualTo(unchanged);
        assertThat(report.path("empty").asInt()).as("empty").isEqualTo(empty);
        assertThat(report.path("failed").asInt()).as("failed").isEqualTo(failed);
        assertThat(report.path("skipped").asInt()).as("skipped").isEqualTo(skipped);
        assertThat(report.path("inputs").asInt()).isEqualTo(indexed + unchanged + empty + failed + skipped);
    }

    private Map<String, CatalogueRow> rows() {
        return index.catalogue().stream().collect(Collectors.toMap(CatalogueRow::documentId, Function.identity()));
    }

    @Test
    void a_document_that_a_filter_leaves_out_is_skipped_with_its_reason_and_not_parsed_again() throws IOException {
        plugIn();
        assertThat(index.sync()).isZero();
        counted(1, 0, 1, 0, 1);
        assertThat(index.report().path("skippedDocuments").toString())
                .contains("\"document\":\"s:draft.txt\"", "it is a draft: draft");
        assertThat(index.report().path("failures")).isEmpty();
        assertThat(rows().get("s:draft.txt").nodes()).isEmpty();
        long asked = timesAsked();

        assertThat(index.sync()).isZero();
        counted(0, 1, 1, 0, 1);
        assertThat(index.report().path("skippedDocuments").toString()).contains("it is a draft: draft");
        assertThat(timesAsked()).isEqualTo(asked);
    }

    @Test
    void adding_a_filter_changes_the_recipe_and_takes_old_rows_out_of_the_index() throws IOException {
        assertThat(index.sync()).isZero();
        counted(2, 0, 1, 0, 0);
        assertThat(rows().get("s:draft.txt").nodes()).isNotEmpty();

        plugIn();
        assertThat(index.sync()).isZero();
        counted(1, 0, 1, 0, 1);
        assertThat(rows().get("s:draft.txt").nodes()).isEmpty();
        assertThat(index.run("audit")).isZero();
    }

    @Test
    void a_document_that_passes_after_an_edit_or_by_another_version_of_the_filter_is_indexed() throws IOException {
        plugIn();
        assertThat(index.sync()).isZero();

        index.edit("draft.txt", "The lamp is put out at dawn.");
        assertThat(index.sync()).isZero();
        counted(1, 1, 1, 0, 0);

        plugIn("1.1", "lit at dusk");
        assertThat(index.sync()).isZero();
        counted(1, 0, 1, 0, 1);
        assertThat(rows().get("s:good.txt").nodes()).isEmpty();
    }

    @Test
    void a_filter_that_throws_fails_that_document_only() throws IOException {
        index.write("trap.txt", "TRAP");
        plugIn();
        assertThat(index.sync()).isEqualTo(4);
        counted(1, 0, 1, 1, 1);
        JsonNode failure = index.report().path("failures").path(0);
        assertThat(failure.path("document").asText()).isEqualTo("s:trap.txt");
        assertThat(failure.path("stage").asText()).isEqualTo("parse");
        assertThat(failure.path("reason").asText()).contains("a document filter failed", "x.Drafts", "sprung");
    }

    @Test
    void a_rebuild_counts_them_the_same_way() throws IOException {
        plugIn();
        assertThat(index.sync()).isZero();
        assertThat(index.rebuild()).isZero();
        JsonNode report = index.report();
        assertThat(report.path("skipped").asInt()).isEqualTo(1);
        assertThat(report.path("failed").asInt()).isZero();
        assertThat(report.path("inputs").asInt())
                .isEqualTo(report.path("indexed").asInt()
                        + report.path("unchanged").asInt()
                        + report.path("empty").asInt()
                        + 1);
    }

    @Test
    void a_plug_in_that_cannot_be_used_ends_the_run_before_it_does_anything() throws IOException {
        plugIn();
        Files.writeString(work.resolve("plugins/broken.jar"), "no zip");
        for (String command : new String[] {"sync", "rebuild", "plan", "watch", "status"}) {
            assertThat(index.run(command)).as(command).isEqualTo(2);
        }
        assertThat(work.resolve("data")).doesNotExist();
    }
}
