package dev.corpusmill.index.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.testkit.store.CatalogueRowBuilder;
import dev.corpusmill.testkit.store.Rows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final long MTIME = 1_000_000;
    private static final long LONG_AFTER = MTIME + 60_000;

    @Test
    void an_untouched_document_needs_nothing() {
        assertThat(change(10, MTIME, row(DocumentStatus.INDEXED, null, LONG_AFTER)))
                .isEqualTo(Change.NONE);
    }

    @Test
    void any_difference_of_size_or_time_counts_an_older_time_too() {
        CatalogueRow row = row(DocumentStatus.INDEXED, null, LONG_AFTER);
        assertThat(change(11, MTIME, row)).isEqualTo(Change.EDITED);
        assertThat(change(10, MTIME + 1, row)).isEqualTo(Change.EDITED);
        assertThat(change(10, MTIME - 5_000, row)).isEqualTo(Change.EDITED);
    }

    @Test
    void a_document_modified_just_before_it_was_read_is_opened_again() {
        assertThat(change(10, MTIME, row(DocumentStatus.INDEXED, null, MTIME + 1999)))
                .isEqualTo(Change.RACY);
        assertThat(change(10, MTIME, row(DocumentStatus.INDEXED, null, MTIME + 2000)))
                .isEqualTo(Change.NONE);
    }

    @Test
    void only_a_rejected_document_is_not_tried_again() {
        Failure rejected = new Failure(Stage.PARSE, FailureKind.REJECTED, "encrypted");
        Failure passing = new Failure(Stage.FETCH, FailureKind.TRANSIENT, "permission denied");
        assertThat(change(10, MTIME, row(DocumentStatus.FAILED, rejected, LONG_AFTER)))
                .isEqualTo(Change.STILL_FAILED);
        assertThat(change(10, MTIME, row(DocumentStatus.FAILED, passing, LONG_AFTER)))
                .isEqualTo(Change.RETRY);
        assertThat(change(12, MTIME, row(DocumentStatus.FAILED, rejected, LONG_AFTER)))
                .isEqualTo(Change.EDITED);
    }

    @Test
    void a_half_written_document_is_written_again_even_if_nothing_changed() {
        assertThat(change(10, MTIME, row(DocumentStatus.WRITING, null, LONG_AFTER)))
                .isEqualTo(Change.UNFINISHED);
        assertThat(change(10, MTIME, row(DocumentStatus.DELETING, null, LONG_AFTER)))
                .isEqualTo(Change.UNFINISHED);
    }

    @Test
    void another_recipe_or_access_reaches_documents_that_did_not_change() {
        ListedFile file = new ListedFile("s:a", "file:///a", 10, MTIME);
        CatalogueRow row = row(DocumentStatus.INDEXED, null, LONG_AFTER);
        assertThat(Change.of(file, row, "other", Rows.EVERYONE)).isEqualTo(Change.OTHER_RECIPE);
        Access other = new Access("harbour", List.of("everyone"), Map.of());
        assertThat(Change.of(file, row, "recipe", other)).isEqualTo(Change.ACCESS);
    }

    @Test
    void a_missing_document_that_is_back_returns_and_an_empty_one_stays_empty() {
        assertThat(change(10, MTIME, row(DocumentStatus.MISSING, null, LONG_AFTER)))
                .isEqualTo(Change.RETURNED);
        assertThat(change(10, MTIME, row(DocumentStatus.EMPTY, null, LONG_AFTER)))
                .isEqualTo(Change.STILL_EMPTY);
    }

    private static Change change(long size, long mtimeMillis, CatalogueRow row) {
        return Change.of(new ListedFile("s:a", "file:///a", size, mtimeMillis), row, "recipe", Rows.EVERYONE);
    }

    private static CatalogueRow row(DocumentStatus status, @Nullable Failure failure, long readMillis) {
        CatalogueRowBuilder row = Rows.catalogue("s:a")
                .status(status)
                .file(new FileStamp(10, MTIME, "hash", readMillis))
                .recipe("recipe")
                .chunks(2);
        return failure == null ? row.build() : row.failed(failure).build();
    }
}
