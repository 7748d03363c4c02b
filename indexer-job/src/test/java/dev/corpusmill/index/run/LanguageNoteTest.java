package dev.corpusmill.index.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.report.RunReport.Documents;
import dev.corpusmill.index.report.RunReport.Failures;
import dev.corpusmill.index.report.RunReport.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageNoteTest {
    private static final Map<String, Long> GERMAN = Map.of("de", 412L, "en", 18L);

    @TempDir
    Path work;

    @Test
    void a_folder_in_a_language_that_the_bundled_model_does_not_read_is_named_with_what_to_set() throws IOException {
        assertThat(note(GERMAN))
                .contains(
                        "412 of 430 documents are in German: the embedding model reads English only. The words are found;"
                                + " for search by meaning set embedding.model to a folder with a multilingual model,"
                                + " or embedding.engine to a server of one (see docs/languages.md), and index.language: de, then rebuild");
        assertThat(note(Map.of("de", 300L, "fr", 100L, "en", 30L)).orElseThrow())
                .startsWith("400 of 430 documents are in German and French: ")
                .contains("index.language: [de, fr, en]");
        assertThat(note(Map.of("es", 9L, "fr", 8L, "it", 7L, "pt", 6L)).orElseThrow())
                .startsWith("30 of 30 documents are in Spanish, French, Italian and other languages: ");
    }

    @Test
    void a_language_that_is_configured_already_is_not_asked_for_and_one_that_is_not_comes_first() throws IOException {
        assertThat(note(GERMAN, "index.language=de").orElseThrow())
                .contains("The words are found")
                .doesNotContain("index.language");
        assertThat(note(GERMAN, "index.language=en").orElseThrow())
                .contains(
                        "Set index.language: de for their words; for search by meaning set embedding.model to a folder");
        assertThat(note(Map.of("he", 5L)).orElseThrow())
                .contains("5 of 5 documents are in Hebrew", "multilingual model")
                .doesNotContain("index.language");
    }

    @Test
    void where_another_bundled_model_reads_the_language_it_is_named_instead() throws IOException {
        assertThat(note(Map.of("zh", 40L, "en", 1L)).orElseThrow())
                .isEqualTo("40 of 41 documents are in Chinese: the embedding model reads English only."
                        + " For search by meaning set index.language: zh, then rebuild");
        assertThat(note(Map.of("en", 40L), "index.language=zh").orElseThrow())
                .contains("the embedding model reads Chinese only. For search by meaning set index.language: en, then");
        assertThat(note(Map.of("zh", 40L), "index.language=zh", "embedding.model=bge-small-en")
                        .orElseThrow())
                .endsWith("For search by meaning set embedding.model: auto, then rebuild");
    }

    @Test
    void nothing_is_said_where_the_model_reads_most_documents() throws IOException {
        assertThat(note(Map.of("en", 20L, "de", 20L))).isEmpty();
        assertThat(note(Map.of("zh", 20L), "index.language=zh")).isEmpty();
        assertThat(note(Map.of())).isEmpty();
    }

    @Test
    void nothing_is_said_of_a_model_in_a_folder_or_on_a_server() throws IOException {
        assertThat(note(GERMAN, "embedding.model=/models/multilingual-e5-small"))
                .isEmpty();
        assertThat(note(
                        GERMAN,
                        "embedding.engine=openai",
                        "embedding.model=bge-m3",
                        "embedding.openai.url=http://127.0.0.1:9/v1"))
                .isEmpty();
    }

    @Test
    void a_few_documents_of_an_index_that_the_run_left_as_it_was_say_nothing() throws IOException {
        CorpusmillConfig config = config();

        assertThat(LanguageNote.of(config, report(Map.of("de", 3L), 3, 100, 0))).isEmpty();
        assertThat(LanguageNote.of(config, report(Map.of("de", 3L), 50, 0, 0)))
                .as("47 with new rights only")
                .isEmpty();
        assertThat(LanguageNote.of(config, report(Map.of("de", 20L), 50, 0, 1)))
                .as("30 were indexed before the job restarted")
                .isPresent();
    }

    private Optional<String> note(Map<String, Long> languages, String... settings) throws IOException {
        return LanguageNote.of(config(settings), report(languages, 1, 0, 0));
    }

    private CorpusmillConfig config(String... settings) throws IOException {
        Path file = work.resolve("corpusmill.yaml");
        Files.writeString(file, "sources: [{name: s, uri: '" + work + "'}]\n");
        return ConfigReader.read(file, List.of(settings), name -> null);
    }

    private static RunReport report(Map<String, Long> languages, long indexed, long unchanged, long restarts) {
        return new RunReport(
                "sync",
                1,
                "docs",
                "g1",
                0,
                "",
                new Documents(indexed + unchanged, indexed, unchanged, 0, 0, 0, 0, 0, List.of(), Map.of()),
                new Work(Map.of(), languages, 0, 0, 0, 0, restarts, Map.of()),
                Failures.NONE);
    }
}
