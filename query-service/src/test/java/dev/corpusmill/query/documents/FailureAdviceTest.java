package dev.corpusmill.query.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureAdviceTest {
    @ParameterizedTest
    @ValueSource(strings = {"not a PDF", "the document is encrypted"})
    void nobody_is_sent_to_upload_a_file_that_cannot_be_uploaded(String reason) {
        CatalogueRow.Failure failure = new CatalogueRow.Failure(Stage.PARSE, FailureKind.REJECTED, reason);
        assertThat(FailureAdvice.of(failure, true)).endsWith(", then upload it again.");
        assertThat(FailureAdvice.of(failure, false))
                .doesNotContain("upload")
                .endsWith("replace it where its source has it; the next run reads it.");
    }
}
