package dev.corpusmill.index.parse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Span;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.SampleFiles;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFilesTest {
    private final TikaParser parser = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);

    private String text(String name, String content) {
        return ParseSettings.parse(parser, name, content).body().text();
    }

    @Test
    void json_is_decoded_and_each_value_stands_behind_its_path() {
        ParsedDocument parsed = ParseSettings.parse(parser, "fleet.json", """
            {"fleet": "North", "captain": {"name": "\\u6797\\u665a\\u79cb", "ports": ["Kiel", "Brest"]},
             "ships": [{"name": "Tern", "crew": [{"name": "Ada"}, {"name": "Bo"}]}, {"name": "Skua", "note": null}]}\
            """);
        assertThat(parsed.body().text()).isEqualTo("""
            fleet: North

            captain.name: 林晚秋
            captain.ports: Kiel, Brest

            ships

            name: Tern
            crew[0].name: Ada
            crew[1].name: Bo

            name: Skua\
            """);
        assertThat(parsed.title()).isEqualTo("fleet");
    }

    @Test
    void each_line_of_json_lines_is_a_record() {
        assertThat(text(
                        "rows.jsonl",
                        "{\"id\": 1, \"who\": \"Th\\u00e9roux\"}\n{\"id\": 2, \"tags\": [\"k\\u00f6der\"]}"))
                .isEqualTo("id: 1\nwho: Théroux\n\nid: 2\ntags: köder");
        assertThat(text("rows.ndjson", "[1, 2]\n\"word\"")).isEqualTo("1, 2\n\nword");
    }

    @Test
    void from_an_error_on_json_is_plain_text() {
        ParsedDocument parsed =
                ParseSettings.parse(parser, "bad.json", "{\"a\": \"x\",\n \"b\": oops, \"c\": \"word\"}");
        assertThat(parsed.body().text()).startsWith("a: x").contains("oops", "word");
        assertThat(parsed.warnings()).containsExactly("malformed json, the rest is taken as text: line=2");
    }

    @Test
    void a_broken_line_of_json_lines_costs_itself_only() {
        ParsedDocument parsed = ParseSettings.parse(
                parser, "log.jsonl", "{\"q\": 1}\nnot json\n{\"q\": 2}\n{\"open\": [3,\n{\"q\": 4}\n");
        assertThat(parsed.body().text())
                .startsWith("q: 1\n\nnot json\n\nq: 2\n\n")
                .contains("q: 4");
        assertThat(parsed.warnings()).containsExactly("malformed json, each such line is taken as text: line=2");
    }

    @Test
    void json_nested_without_end_is_refused_with_the_reason() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        assertThatThrownBy(() -> text("deep.json", deep))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"a.csv ~ ;", "a.csv ~ ,", "a.csv ~ |", "a.tsv ~ \\t", "a.csv ~ \\t"})
    void a_table_of_two_rows_is_one_whatever_stands_between_its_columns(String name, String delimiter) {
        String cut = delimiter.replace("\\t", "\t");
        String content = String.join(cut, "Name", "Place", "Fee") + "\r\n"
                + String.join(cut, "\"Köhler" + cut + " Anna\"", "\"Bad\nTölz\"", "1.5") + "\r\n";
        ParsedDocument parsed = ParseSettings.parse(parser, name, content);
        String shown = cut.equals("\t") ? "Köhler Anna" : "Köhler" + cut + " Anna";
        assertThat(parsed.body().text()).isEqualTo("Name | Place | Fee\n" + shown + " | Bad Tölz | 1.5");
        assertThat(parsed.body().tables())
                .containsExactly(new Span(0, parsed.body().text().length(), 1));
    }

    @Test
    void a_line_above_the_table_and_a_declared_delimiter_are_understood() {
        ParsedDocument titled = ParseSettings.parse(parser, "fees.csv", "Fees in EUR\n\nPort,Fee\nKiel,12\n");
        assertThat(titled.body().text()).isEqualTo("Fees in EUR\nPort | Fee\nKiel | 12");
        assertThat(titled.body().tables()).extracting(Span::headLines).containsExactly(2);
        assertThat(text("declared.csv", "sep=;\nA;B\n1,5;2\n")).isEqualTo("A | B\n1,5 | 2");
        assertThat(text("gaps.csv", "Name,Jan,Feb\nOlga,,3\n,2,\n")).isEqualTo("Name | Jan | Feb\nOlga |  | 3\n | 2");
        assertThat(text("one.csv", "only,head\n")).isEqualTo("only | head");
    }

    @Test
    void xml_names_its_values_and_keeps_prose_as_prose() {
        assertThat(text("books.xml", """
            <?xml version="1.0"?><!DOCTYPE c [<!ENTITY e SYSTEM "file:///etc/hostname">]>
            <catalog><book id="b1"><title>Harbor</title><author><name>Lin</name></author>
            <price currency="EUR">12.50</price></book>
            <book id="b2"><title>Tides &amp; <i>moon</i></title><p>The <b>tide</b> rises&e;.</p><p><i>Twice</i> a day.</p></book></catalog>\
            """)).isEqualTo("""
                book.id: b1
                book.title: Harbor
                book.author.name: Lin
                book.price.currency: EUR
                book.price: 12.50

                book.id: b2
                book.title: Tides & moon
                The tide rises.
                Twice a day.\
                """);
    }

    @Test
    void what_stands_before_an_error_in_xml_is_kept() {
        ParsedDocument parsed = ParseSettings.parse(parser, "cut.xml", "<a><b>word</b><b>other</b><c");
        assertThat(parsed.body().text()).contains("b: word", "b: other");
        assertThat(parsed.warnings()).hasSize(1).first().asString().startsWith("malformed xml");
    }

    @Test
    void a_notebook_is_its_cells_and_what_they_printed() {
        ParsedDocument parsed = ParseSettings.parse(parser, "tide.ipynb", """
            {"cells": [
             {"cell_type": "markdown", "source": ["# Tide model\\n", "Heights in *metres*.\\n", "```\\n", "# no heading\\n", "```"]},
             {"cell_type": "code", "source": "if True:\\n    print(42)", "outputs": [
               {"output_type": "stream", "text": ["\\u001b[31m42\\u001b[0m\\n"]},
               {"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo", "text/plain": "<Figure>"}},
               {"output_type": "error", "ename": "ValueError", "evalue": "too low"}]}],
             "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4}\
            """);
        assertThat(parsed.body().headings()).extracting(Heading::title).containsExactly("Tide model");
        assertThat(parsed.title()).isEqualTo("Tide model");
        assertThat(parsed.body().text())
                .contains(
                        "Heights in *metres*.",
                        "# no heading",
                        "if True:\n    print(42)",
                        "\n42\n",
                        "ValueError: too low")
                .doesNotContain("iVBOR", "<Figure>", "nbformat", "\u001b");
    }

    @Test
    void data_in_an_archive_is_read_like_data_outside() throws IOException {
        byte[] zip = SampleFiles.zip("in/rows.jsonl", "{\"who\": \"Th\\u00e9roux\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(ParseSettings.parse(parser, "a.zip", zip).body().text()).isEqualTo("in/rows.jsonl\n\nwho: Théroux");
        byte[] code = SampleFiles.zip("A.java", "class A {\n    int n = 1;\n}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(ParseSettings.parse(parser, "b.zip", code).body().text()).endsWith("class A {\n    int n = 1;\n}");
    }
}
