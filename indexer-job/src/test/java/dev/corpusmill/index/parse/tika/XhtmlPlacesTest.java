package dev.corpusmill.index.parse.tika;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.TextBudget;
import dev.corpusmill.index.parse.TextBuilder;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.SAXParserFactory;
import org.apache.tika.metadata.Metadata;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Parsers say by {@code data-place} what people call the place where a text stands. */
class XhtmlPlacesTest {
    private static ParsedText parsed(String body) throws Exception {
        TextBuilder text = new TextBuilder(new TextBudget(ParseSettings.LIMITS));
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.newSAXParser()
                .parse(
                        new InputSource(new StringReader("<body>" + body + "</body>")),
                        new XhtmlText(text, new Metadata(), new TextBudget(ParseSettings.LIMITS)));
        return text.build();
    }

    /** The words of each place. */
    private static Map<String, String> places(ParsedText parsed) {
        Map<String, String> places = new TreeMap<>();
        for (int i = 0; i < parsed.marks().size(); i++) {
            int start = parsed.marks().get(i).start();
            int end = i + 1 < parsed.marks().size()
                    ? parsed.marks().get(i + 1).start()
                    : parsed.text().length();
            places.put(
                    parsed.marks().get(i).label(),
                    parsed.text().substring(start, end).strip());
        }
        return places;
    }

    @Test
    void a_place_holds_for_its_element_and_those_inside_it() throws Exception {
        String body =
                "<p>before</p><div data-place='slide 3, notes'><p>one</p><ul><li>two</li></ul></div><p>behind</p>";
        assertThat(places(parsed(body))).isEqualTo(Map.of("slide 3, notes", "one\n\n- two", "", "behind"));
    }

    @Test
    void each_row_of_a_table_keeps_its_own_place() throws Exception {
        String body = "<h1 data-place='Rates!A1'>Rates</h1><table>"
                + "<tr data-place='Rates!A2:B2'><td>berth</td><td>fee</td></tr>"
                + "<tr data-place='Rates!A3:B3'><td>A1</td><td>5</td></tr></table><p>behind</p>";
        ParsedText parsed = parsed(body);
        assertThat(parsed.text()).isEqualTo("Rates\n\nberth | fee\nA1 | 5\n\nbehind");
        assertThat(places(parsed))
                .isEqualTo(Map.of(
                        "Rates!A1", "Rates", "Rates!A2:B2", "berth | fee", "Rates!A3:B3", "A1 | 5", "", "behind"));
    }

    @Test
    void the_innermost_place_counts_and_a_very_long_one_keeps_its_end() throws Exception {
        String body = "<div data-place='" + "folder/".repeat(60) + "notes.txt'><p>outer</p>"
                + "<p data-place='inner'>inner words</p></div>";
        Map<String, String> places = places(parsed(body));
        assertThat(places).containsEntry("inner", "inner words").hasSize(2);
        assertThat(places.keySet())
                .allMatch(label -> label.length() <= 200)
                .anyMatch(label -> label.endsWith("notes.txt"));
    }
}
