package dev.corpusmill.index.parse.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.config.ParseConfig.Ocr;
import dev.corpusmill.index.parse.OcrChoices;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a shell script in the place of Tesseract. */
class RecognitionTest {
    private static final String WORD = "printf '5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t%s\\tTide\\n'";

    @TempDir
    private Path folder;

    private int signs;

    @AfterEach
    void nothing_runs_on() {
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void a_page_is_read_and_its_confidence_is_kept() throws IOException {
        Recognition recognition = recognition(auto("eng"), WORD.formatted("91"));
        assertThat(text(recognition)).hasValueSatisfying(text -> {
            assertThat(text.paragraphs().get(0).text()).isEqualTo("Tide");
            assertThat(text.confidence()).isEqualTo(91);
        });
        assertThat(recognition.warnings()).containsExactly("text by ocr: pages=1 confidence=91 lowest=91");
        assertThat(signs).as("begins and ends").isEqualTo(2);
    }

    @Test
    void the_program_gets_a_graymap_the_languages_and_the_resolution() throws IOException {
        Path seen = folder.resolve("seen");
        text(recognition(auto("eng"), "echo \"$*\" > " + seen + "; head -c 12 \"$1\" >> " + seen));
        assertThat(Files.readString(seen)).contains(" stdout -l eng --psm 3 --dpi 300 tsv", "P5 40 20 255");
    }

    @Test
    void a_page_that_can_hardly_be_read_upright_is_read_in_any_direction_and_the_surer_text_kept() throws IOException {
        String either = "if [ \"$6\" = 3 ]; then\n%s\nelse\n%s\nfi";
        String other = WORD.replace("Tide", "Ebb");
        assertThat(text(recognition(auto("eng"), either.formatted(WORD.formatted("62"), other.formatted("90")))))
                .hasValueSatisfying(
                        text -> assertThat(text.paragraphs().get(0).text()).isEqualTo("Ebb"));
        assertThat(text(recognition(auto("eng"), either.formatted(WORD.formatted("62"), other.formatted("61")))))
                .hasValueSatisfying(
                        text -> assertThat(text.paragraphs().get(0).text()).isEqualTo("Tide"));
        assertThat(text(recognition(auto("eng"), either.formatted(WORD.formatted("80"), "exit 3"))))
                .as("not asked again")
                .isPresent();
    }

    @Test
    void off_counts_what_is_missing_and_starts_nothing() throws IOException {
        Recognition recognition = recognition(OcrChoices.OFF, "touch " + folder.resolve("started"));
        assertThat(recognition.takesPage()).isFalse();
        assertThat(recognition.takesPage()).isFalse();
        assertThat(recognition.takesIllustration()).isFalse();
        assertThat(recognition.warnings())
                .containsExactly("ocr not available: pages-without-text=2 images=1"
                        + " (install tesseract, set parse.ocr: auto)");
        assertThat(folder.resolve("started")).doesNotExist();
    }

    @Test
    void a_program_that_is_not_installed_is_named() throws IOException {
        Recognition recognition =
                new Recognition(new Tesseract(folder.resolve("none").toString()), auto("eng"), OcrProgress.NONE);
        assertThat(recognition.takesPage()).isFalse();
        assertThat(recognition.warnings())
                .containsExactly("ocr not available: pages-without-text=1 (install tesseract)");
    }

    @Test
    void language_data_that_is_not_installed_is_named_and_the_rest_is_used() throws IOException {
        Recognition none = recognition(auto("chi_sim"), "exit 1");
        assertThat(none.takesPicture()).isFalse();
        assertThat(none.warnings())
                .containsExactly("ocr not available: images=1"
                        + " (install tesseract's language data: languages-not-installed=chi_sim)");

        Recognition some = recognition(auto("chi_sim", "eng"), WORD.formatted("91"));
        assertThat(text(some)).isPresent();
        assertThat(some.warnings())
                .containsExactly("text by ocr: pages=1 confidence=91 lowest=91 languages-not-installed=chi_sim");
    }

    @Test
    void a_page_below_the_floor_is_left_out() throws IOException {
        Recognition recognition = recognition(auto("eng"), WORD.formatted("47"));
        assertThat(text(recognition)).isEmpty();
        assertThat(recognition.warnings())
                .containsExactly("ocr left out, confidence too low: page=7 confidence=47 min=60");
    }

    @Test
    void a_page_without_words_is_counted() throws IOException {
        Recognition recognition = recognition(auto("eng"), "exit 0");
        assertThat(text(recognition)).isEmpty();
        assertThat(recognition.warnings()).containsExactly("ocr found no text: pages=1");
    }

    @Test
    void a_failure_costs_its_page_and_is_told_with_its_reason() throws IOException {
        Recognition recognition = recognition(auto("eng"), "echo first >&2; echo 'disk full' >&2; exit 3");
        assertThat(text(recognition)).isEmpty();
        assertThat(recognition.warnings()).containsExactly("ocr failed: page=7 reason=exit=3 stderr=disk full");
        assertThat(recognition.takesPage()).isTrue();
    }

    @Test
    void garbage_costs_its_page() throws IOException {
        Recognition recognition = recognition(auto("eng"), WORD.formatted("sure"));
        assertThat(text(recognition)).isEmpty();
        assertThat(recognition.warnings())
                .singleElement()
                .asString()
                .startsWith("ocr failed: page=7 reason=unexpected");
    }

    @Test
    void a_page_that_hangs_is_ended_and_after_three_nothing_more_is_tried() throws IOException {
        OcrChoices impatient = new OcrChoices(Ocr.AUTO, List.of("eng"), Duration.ofMillis(200), 9);
        Recognition recognition = recognition(impatient, "sleep 60");
        for (int page = 0; page < 3; page++) {
            assertThat(text(recognition)).isEmpty();
        }
        assertThat(recognition.takesPage()).isFalse();
        assertThat(recognition.warnings())
                .contains("ocr left out: pages=1 parse.ocr-max-pages=9 parse.ocr-timeout=0.2s")
                .filteredOn("ocr failed: page=7 reason=timeout: parse.ocr-timeout=0.2s"::equals)
                .hasSize(3);
    }

    @Test
    void pages_beyond_the_limit_are_left_out() throws IOException {
        OcrChoices one = new OcrChoices(Ocr.AUTO, List.of("eng"), Duration.ofSeconds(20), 1);
        Recognition recognition = recognition(one, WORD.formatted("91"));
        assertThat(text(recognition)).isPresent();
        assertThat(recognition.takesPicture()).isFalse();
        assertThat(recognition.warnings())
                .contains("ocr left out: pages=1 parse.ocr-max-pages=1 parse.ocr-timeout=20.0s");
    }

    @Test
    void pictures_in_other_documents_are_read_only_always() throws IOException {
        Recognition recognition = recognition(auto("eng"), "exit 1");
        assertThat(recognition.takesIllustration()).isFalse();
        assertThat(recognition.warnings()).containsExactly("ocr left out: images=1 (set parse.ocr: always)");

        OcrChoices always = new OcrChoices(Ocr.ALWAYS, List.of("eng"), Duration.ofSeconds(20), 9);
        assertThat(recognition(always, "exit 1").takesIllustration()).isTrue();
    }

    private static OcrChoices auto(String... languages) {
        return new OcrChoices(Ocr.AUTO, List.of(languages), Duration.ofSeconds(20), 9);
    }

    private Recognition recognition(OcrChoices choices, String body) throws IOException {
        Path program = Files.createTempFile(
                folder,
                "tesseract",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                program,
                "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then printf 'List of available languages (2):\\neng\\nosd\\n'\nelse\n"
                        + body + "\nfi\n");
        return new Recognition(new Tesseract(program.toString()), choices, () -> signs++);
    }

    private static Optional<RecognizedText> text(Recognition recognition) throws IOException {
        assertThat(recognition.takesPage()).isTrue();
        return recognition.read(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), 300, "page=7");
    }
}
