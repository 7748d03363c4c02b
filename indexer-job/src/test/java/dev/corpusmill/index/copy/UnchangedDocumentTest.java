package dev.corpusmill.index.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.Entries;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.testkit.store.CatalogueRowBuilder;
import dev.corpusmill.testkit.store.Rows;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which documents a rebuild copies instead of reading them. */
class UnchangedDocumentTest {
    private static final String TEXT = "The lamp.";
    private static final long MODIFIED = 1_000_000;
    private static final long NOW = 5_000_000;
    private static final FileStamp STAMP = new FileStamp(TEXT.length(), MODIFIED, sha256(TEXT), MODIFIED + 60_000);
    private static final FileStamp RACY = new FileStamp(TEXT.length(), MODIFIED, sha256(TEXT), MODIFIED + 1);

    private static final Failure REJECTED = new Failure(Stage.PARSE, FailureKind.REJECTED, "encrypted");
    private static final Failure TRANSIENT = new Failure(Stage.FETCH, FailureKind.TRANSIENT, "not readable");

    private final OneFile file = new OneFile(TEXT, MODIFIED + 5);

    static Stream<Arguments> untouchedFiles() {
        return Stream.of(
                arguments("an indexed document is copied", row(), Optional.of(Outcome.INDEXED)),
                arguments("another recipe gives other rows", row().recipe("other"), Optional.empty()),
                arguments("half-written rows are no source", row().status(DocumentStatus.WRITING), Optional.empty()),
                arguments("half-deleted rows neither", row().status(DocumentStatus.DELETING), Optional.empty()),
                arguments("a missing one that is back is copied", row().missing(1), Optional.of(Outcome.INDEXED)),
                arguments(
                        "an empty one stays empty",
                        row().status(DocumentStatus.EMPTY).chunks(0),
                        Optional.of(Outcome.EMPTY)),
                arguments(
                        "a failure that would repeat is copied",
                        Rows.catalogue("s:a").recipe("recipe").file(STAMP).failed(REJECTED),
                        Optional.of(Outcome.FAILED)),
                arguments("one that may have passed is not", row().failed(TRANSIENT), Optional.empty()),
                arguments("nor one that left old nodes", row().failed(REJECTED), Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untouchedFiles")
    void a_file_with_the_same_size_and_time_is_judged_by_its_row_and_never_opened(
            String rule, CatalogueRowBuilder row, Optional<Outcome> expected) {
        PlanEntry entry = entry(STAMP.size(), STAMP.modifiedMillis());

        assertThat(context(entry, row.build()).map(DocumentContext::outcome))
                .as(rule)
                .isEqualTo(expected);
        assertThat(file.opened).isZero();
    }

    @Test
    void a_touched_file_with_the_same_bytes_is_copied_with_its_new_time() {
        DocumentContext context =
                context(entry(STAMP.size(), MODIFIED + 5), row().build()).orElseThrow();

        assertThat(context.outcome()).isEqualTo(Outcome.INDEXED);
        assertThat(context.file()).isEqualTo(new FileStamp(TEXT.length(), MODIFIED + 5, sha256(TEXT), NOW));
    }

    @Test
    void a_file_that_was_modified_just_before_it_was_read_is_compared_by_its_bytes() {
        assertThat(context(
                        entry(RACY.size(), RACY.modifiedMillis()),
                        row().file(RACY).build()))
                .isPresent();
        assertThat(file.opened).isOne();
    }

    @Test
    void a_file_of_another_size_is_read_by_the_parser_alone() {
        assertThat(context(entry(STAMP.size() + 1, MODIFIED + 5), row().build()))
                .isEmpty();
        assertThat(file.opened).isZero();
    }

    @Test
    void a_file_with_other_bytes_of_the_same_length_is_not_copied() {
        CatalogueRow row =
                row().file(STAMP.withContentHash(sha256("The wick."))).build();

        assertThat(context(entry(STAMP.size(), MODIFIED + 5), row)).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_left_to_the_parser() {
        UnchangedDocument unchanged = new UnchangedDocument(
                "recipe",
                uri -> new OneFile(TEXT, MODIFIED) {
                    @Override
                    public Child stat(String uri) throws NoSuchFileException {
                        throw new NoSuchFileException(uri);
                    }
                },
                Clock.systemUTC());

        assertThat(unchanged.contextOf(entry(STAMP.size(), MODIFIED + 5), row().build()))
                .isEmpty();
    }

    @Test
    void what_the_new_generation_has_already_is_not_copied_again() {
        PlanEntry entry = Entries.of(PlanAction.UPDATE, "s:a").file(STAMP).build();

        assertThat(context(entry, row().build())).isEmpty();
    }

    @Test
    void a_document_that_its_source_cannot_give_now_is_copied_without_asking_for_the_file() {
        PlanEntry entry = Entries.of(PlanAction.COPY, "s:a").build();

        assertThat(context(entry, row().build()).map(DocumentContext::nodes)).contains(Map.of(Rows.CHUNK, 2));
        assertThat(context(entry, row().recipe("other").build())).isEmpty();
        assertThat(context(entry, row().status(DocumentStatus.WRITING).build())).isEmpty();
        assertThat(file.opened).isZero();
    }

    @Test
    void old_nodes_of_a_file_that_could_not_be_fetched_are_copied_so_that_the_next_plan_reads_it() {
        PlanEntry entry = Entries.of(PlanAction.COPY, "s:a").build();

        DocumentContext context =
                context(entry, row().failed(TRANSIENT).build()).orElseThrow();

        assertThat(context.outcome()).isEqualTo(Outcome.INDEXED);
        assertThat(context.file()).isEqualTo(FileStamp.listed(TEXT.length(), 0));
    }

    private Optional<DocumentContext> context(PlanEntry entry, CatalogueRow row) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
        return new UnchangedDocument("recipe", uri -> file, clock).contextOf(entry, row);
    }

    private static PlanEntry entry(long size, long modifiedMillis) {
        return Entries.of(PlanAction.ADD, "s:a")
                .file(FileStamp.listed(size, modifiedMillis))
                .build();
    }

    private static CatalogueRowBuilder row() {
        return Rows.catalogue("s:a").recipe("recipe").file(STAMP).chunks(2);
    }

    private static String sha256(String text) {
        MessageDigest digest = Hashes.sha256();
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
