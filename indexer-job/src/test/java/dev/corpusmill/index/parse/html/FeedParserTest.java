package dev.corpusmill.index.parse.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.OwnFiles;
import dev.corpusmill.index.parse.ParsedDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedParserTest {
    private static ParsedDocument parse(String name, String feed) {
        return OwnFiles.parse(name, ("<?xml version='1.0' encoding='utf-8'?>" + feed).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void each_item_of_rss_stands_under_its_title_with_its_page_as_text() {
        ParsedDocument feed = parse(
                "news.rss",
                "<rss version='2.0'><channel><title>Harbor news</title><link>http://x.org</link>"
                        + "<description>What happens</description><item><title>Ice &amp; fog</title>"
                        + "<pubDate>Tue, 5 Mar 2024</pubDate><description><![CDATA[<p>The <b>quay</b> is"
                        + " closed.</p><p>Wait.</p>]]></description></item><item><title>Open</title>"
                        + "<description>&lt;i&gt;Again&lt;/i&gt; open.</description></item></channel></rss>");
        assertThat(feed.title()).isEqualTo("Harbor news");
        assertThat(OwnFiles.lines(feed))
                .isEqualTo("What happens\nIce & fog\nTue, 5 Mar 2024\nThe quay is closed.\nWait.\nOpen\nAgain open.");
        assertThat(feed.body().headings()).extracting(Heading::title).containsExactly("Ice & fog", "Open");
    }

    @Test
    void entries_of_atom_may_hold_elements() {
        ParsedDocument feed = parse(
                "news.atom",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbor</title><entry><title>Ice</title>"
                        + "<author><name>Ann</name></author><summary>short</summary><content type='xhtml'>"
                        + "<div xmlns='http://www.w3.org/1999/xhtml'><p>Long <em>text</em>.</p></div></content></entry></feed>");
        assertThat(OwnFiles.lines(feed)).isEqualTo("Ice\nAnn\nLong text.");
    }
}
