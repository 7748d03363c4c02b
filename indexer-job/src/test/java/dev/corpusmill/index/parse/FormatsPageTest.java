package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.FormatCase.Proof;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/formats.md says what becomes of each format, and each of its rows is tried here, but those of PDF and images: a
 * new row needs a document in {@link OfficeCases}, {@link DataCases} or {@link WebCases}, and what a row says must be
 * what happens.
 */
class FormatsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "formats.md");
    private static final int COLUMNS = 4;

    /** Rows whose documents are drawn, or need Tesseract, and are tried by tests of their own. */
    private static final List<String> ELSEWHERE = List.of("PDF: ", "Images: "); // in parse.pdf and parse.ocr

    private record Row(String kept, String leftOut, String since) {}

    private static Map<String, Row> rows() throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.replaceFirst("^\\|\\s*", "").split("\\s*(?<!\\\\)\\|\\s*", -1);
            if (line.startsWith("| ") && cells.length >= COLUMNS && !cells[0].equals("format")) {
                rows.put(cells[0], new Row(cells[1], cells[2], cells[3]));
            }
        }
        return rows;
    }

    private static List<FormatCase> cases() throws IOException {
        return Stream.of(OfficeCases.all(), DataCases.all(), WebCases.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void each_row_of_the_page_is_tried_and_each_case_has_its_row() throws IOException {
        List<String> tried = cases().stream().map(one -> one.row).distinct().toList();
        assertThat(rows().keySet().stream().filter(row -> ELSEWHERE.stream().noneMatch(row::startsWith)))
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    @Test
    void what_the_page_says_is_what_happens() throws IOException {
        Map<String, Row> rows = rows();
        List<String> wrong = new ArrayList<>();
        try (Parser parser = new RoutingParser(
                new TextParser(ParseSettings.LIMITS), new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT))) {
            for (FormatCase one : cases()) {
                ParsedDocument parsed = ParseSettings.parse(parser, one.file, one.content);
                String text = parsed.title() + "\n" + parsed.author() + "\n"
                        + parsed.body().text();
                Row row = rows.get(one.row);
                assertThat(row).as(one.row).isNotNull();
                assertThat(row.since).as("since of %s", one.row).isNotBlank();
                for (Proof proof : one.kept) {
                    check(row.kept.contains(proof.saying()), "page does not say", one, proof, wrong);
                    check(text.contains(proof.words()), "not kept", one, proof, wrong);
                }
                for (Proof proof : one.leftOut) {
                    check(row.leftOut.contains(proof.saying()), "page does not say", one, proof, wrong);
                    check(!text.contains(proof.words()), "not left out", one, proof, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(boolean holds, String what, FormatCase one, Proof proof, List<String> wrong) {
        if (!holds) {
            wrong.add(one.row + ": " + what + ": " + proof);
        }
    }
}
