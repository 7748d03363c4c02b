package dev.corpusmill.index.parse.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlParserTest {
    private final TikaParser parser = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);

    private String text(String body) {
        return ParseSettings.parse(parser, "page.html", "<!doctype html><html><body>" + body)
                .body()
                .text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<section>quay</section><section>lamp</section>",
                "<header>quay</header><article>lamp</article>",
                "<details><summary>quay</summary>lamp</details>",
                "<label>quay</label><label>lamp</label>",
                "<button>quay</button><button>lamp</button>",
                "<select size=2><option>quay<option>lamp</select>",
                "<fieldset><legend>quay</legend>lamp</fieldset>",
                "<figure>quay<figcaption>lamp</figcaption></figure>",
                "<dl><dt>quay<dd>lamp</dl>",
                "<div>quay<div>lamp</div></div>",
                "quay<hr>lamp",
                "quay<br>lamp",
                "<address>quay</address>lamp",
                "<span style='display:block'>quay</span>lamp",
                "<style>.b{display:block}</style><i class=b>quay</i>lamp",
                "<style>.r{position:absolute}</style><i class=r>quay</i>lamp",
                "<a href=a>quay</a><a href=b>lamp</a>",
                "quay<input value=''>lamp"
            })
    void words_of_different_blocks_stay_apart(String body) {
        assertThat(text(body).split("\\s+")).contains("quay", "lamp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>In</b>voice",
                "In<wbr>voice",
                "In&shy;voice",
                "<span>In</span><span>voice</span>",
                "In<!-- x -->voice",
                "In<x-mark>voi</x-mark>ce",
                "<div style='display:inline'>In</div><div style='display:inline'>voice</div>",
                "In<script>1</script>voice"
            })
    void inline_elements_never_split_a_word(String body) {
        assertThat(text("<p>" + body + "</p>")).isEqualTo("Invoice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<template>SECRET</template>",
                "<span style='text-decoration: line-through'>SECRET</span>",
                "<style>.old{text-decoration:line-through red}</style><i class=old>SECRET</i>",
                "<div hidden>SECRET</div>",
                "<p style='display: none'>SECRET</p>",
                "<noscript>SECRET</noscript>",
                "<span style='visibility:hidden'>SECRET</span>",
                "<style>.off{display:none}</style><div class='a off'>SECRET</div>",
                "<style>#x, .y { color: red; display : none !important }</style><b id=x>SECRET</b>",
                "<dialog>SECRET</dialog>",
                "<div style='mso-hide:all'>SECRET</div>",
                "<iframe>SECRET</iframe>",
                "<input type=hidden value=SECRET>",
                "<p>4<del>SECRET</del></p>",
                "<svg><title>SECRET</title></svg>",
                "<datalist><option>SECRET</datalist>",
                "<style>@media screen{} p>i{display:none}</style><p><i>SECRET</i></p>"
            })
    void what_a_reader_does_not_see_is_left_out(String body) {
        assertThat(text(body + "<p>The east lock opens at six.</p>"))
                .contains("east lock")
                .doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>.menu{display:none} .menu.open{display:block}</style><div class='menu open'>lamp</div>",
                "<style>@media print{p{display:none}}</style><p>lamp</p>",
                "<style>p:hover{display:none}</style><p>lamp</p>",
                "<style>body{visibility:hidden}</style><p>lamp</p>",
                "<p aria-hidden=true>lamp</p>",
                "<p hidden=until-found>lamp</p>",
                "<dialog open>lamp</dialog>",
                "<img alt=lamp src=x.png>",
                "<input type=submit value=lamp>",
                "<details><p>lamp</p></details>"
            })
    void what_a_reader_sees_or_may_open_stays(String body) {
        assertThat(text(body)).contains("lamp");
    }

    @Test
    void hidden_parts_are_read_where_they_are_asked_for() {
        TikaParser all = new TikaParser(ParseSettings.LIMITS, new ParseChoices(true, false, false));
        String page =
                "<div hidden>draft</div><p style='display:none'>old</p><p><del>9</del>10</p><template>never</template>";
        assertThat(ParseSettings.parse(all, "a.html", page).body().text())
                .contains("draft", "old", "9")
                .doesNotContain("never");
    }

    @Test
    void preformatted_text_keeps_its_lines_and_indents() {
        assertThat(text("<pre>\n  if a:\n    b()\n\n  c()\n</pre>")).isEqualTo("  if a:\n    b()\n\n  c()");
        assertThat(text("<pre><div>a: 1</div><div>  b: 2</div></pre>")).isEqualTo("a: 1\n  b: 2");
        assertThat(text("<p style='white-space:pre-wrap'>x = 1\n  y = 2</p>")).isEqualTo("x = 1\n  y = 2");
        assertThat(text("<table><tr><td>1\n2</td><td><pre>go()\nstop()</pre></td></tr></table>"))
                .contains("go()\nstop()");
    }

    @Test
    void lines_that_the_author_broke_stay_and_lines_of_the_source_join() {
        assertThat(text("<p>Quay Street 7<br>2041\nQuillhaven<br/></p>")).isEqualTo("Quay Street 7\n2041 Quillhaven");
        assertThat(text("<h2>Lamp<br>oil</h2>")).isEqualTo("Lamp oil");
    }

    @Test
    void cells_that_span_rows_and_columns_are_filled() {
        assertThat(text("<table><tr><th>Lock<th colspan=2>Opening<tr><td"
                        + " rowspan=2>East<td>06:15<td>07:30<tr><td colspan=2>closed</table>"))
                .isEqualTo("Lock | Opening | Opening\nEast | 06:15 | 07:30\nEast | closed | closed");
        assertThat(text("<table><tr><td colspan=3>Summer<tr><td>a<td rowspan=0>b<td>c<tr><td>d<td>e</table>"))
                .isEqualTo("Summer\na | b | c\nd | b | e");
    }

    @Test
    void hostile_spans_are_bounded() {
        String cell = "<td rowspan=65534 colspan=1000>x</td>";
        assertThat(text("<table>" + ("<tr>" + cell + "</tr>").repeat(5) + "</table>")
                        .length())
                .isLessThan(64 << 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<ol start=5><li>a<li>b</ol>; 5. a/6. b",
                "<ol reversed><li>a<li>b</ol>; 2. a/1. b",
                "<ol type=a start=26><li>a<li>b</ol>; z. a/aa. b",
                "<ol type=I><li>a<li value=9>b<li>c</ol>; I. a/IX. b/X. c",
                "<ul><li>a<ol><li>b</ol><li>c</ul>; - a/1. b/- c",
                "<ol><li><p>a</p><li></li><li>c</ol>; 1. a/3. c"
            })
    void lists_keep_their_numbers(String body, String lines) {
        assertThat(text(body)).isEqualTo(lines.replace('/', '\n'));
    }

    @Test
    void powers_and_fractions_do_not_become_other_numbers() {
        assertThat(text("<p>10<sup>6</sup> kg, 5<sup>-3</sup>, 1<sup>st</sup>, H<sub>2</sub>O</p>"))
                .isEqualTo("10⁶ kg, 5⁻³, 1st, H2O");
        assertThat(text("<math><mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mi>x</mi><mn>2</mn></msup></math>"))
                .isEqualTo("1/2x^2");
    }

    @Test
    void quotes_and_readings_are_shown_as_a_browser_does() {
        assertThat(text("<p>He said <q>stop</q>. <ruby>灯<rt>とう</rt></ruby></p>"))
                .isEqualTo("He said “stop”. 灯(とう)");
    }

    @Test
    void headings_are_marked_wherever_they_stand() {
        ParsedText body = ParseSettings.parse(
                        parser,
                        "a.html",
                        "<title>T</title><table><tr><td><h1>Lamp</h1><p>oil</td></tr></table><h3>A <i>b</i></h3>")
                .body();
        assertThat(body.text()).isEqualTo("Lamp\n\noil\n\nA b");
        assertThat(body.headings()).extracting(Heading::level).containsExactly(1, 3);
    }

    @Test
    void self_closed_elements_of_xhtml_take_in_nothing() {
        String page = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/><script"
                + " src=\"a.js\"/></head><body><a id=\"x\"/><p>lamp</p></body></html>";
        assertThat(ParseSettings.parse(parser, "a.xhtml", page).body().text()).isEqualTo("lamp");
    }

    @Test
    void the_charset_of_a_page_is_read_as_browsers_do() {
        byte[] page = "<html><head><meta charset=iso-8859-1></head><body><p>€4 – that’s all</p></body></html>"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(ParseSettings.parse(parser, "a.html", page).body().text()).isEqualTo("€4 – that’s all");
        byte[] bare = "<html><body><p>会议取消</p></body></html>".getBytes(Charset.forName("GBK"));
        assertThat(ParseSettings.parse(parser, "b.html", bare).body().text()).isEqualTo("会议取消");
        assertThat(text("<p>&#146;tis &#x80;4")).isEqualTo("’tis €4");
    }

    @Test
    void the_main_text_is_kept_without_the_navigation_around_it() {
        TikaParser main = new TikaParser(ParseSettings.LIMITS, new ParseChoices(false, false, true));
        String story = "The lamp burned all night and the keeper wrote each hour into his log. ".repeat(6);
        String menu = "<ul><li><a href=/>Home</a><li><a href=/p>Products</a><li><a href=/c>Careers</a></ul>";
        for (String page : new String[] {
            "<nav>" + menu + "</nav><div class=cookie-banner>We use cookies</div><main><h1>Lamp</h1><p>" + story
                    + "</p></main><footer>Imprint</footer>",
            "<div id=top>" + menu + "</div><h1>Lamp</h1><p>" + story + "<div>" + menu + "</div><footer>Imprint</footer>"
        }) {
            assertThat(ParseSettings.parse(main, "a.html", "<body>" + page)
                            .body()
                            .text())
                    .startsWith("Lamp")
                    .contains(story.strip())
                    .doesNotContain("Careers", "cookies", "Imprint");
        }
        String links = "<body><h1>Index</h1>" + menu;
        assertThat(ParseSettings.parse(main, "b.html", links).body().text()).contains("Products");
    }
}
