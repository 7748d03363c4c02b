package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.TextDecoder;
import dev.corpusmill.index.parse.html.HtmlText;
import dev.corpusmill.index.parse.html.XhtmlMarkup;
import dev.corpusmill.index.parse.word.RtfParser;
import java.io.IOException;
import java.util.Arrays;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The text of a mail that Outlook stored, in the forms in which it may stand there; each may be empty. What is written is
 * the richest that says something.
 *
 * @param charset label of the page's charset, or empty
 */
record OutlookBody(byte[] html, String charset, byte[] rtf, String plain) {
    void write(ContentHandler handler, ParseContext context) throws IOException, SAXException, TikaException {
        HtmlText page = HtmlText.of(TextDecoder.decode(html, charset).text());
        if (html.length > 0 && !page.isBlank()) {
            ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
            page.write(handler, new ParseChoices(choices.hidden(), choices.comments(), false));
        } else if (rtf.length > 0) {
            try (TikaInputStream content = TikaInputStream.get(rtf)) {
                new RtfParser().parse(content, new EmbeddedContentHandler(handler), new Metadata(), context);
            }
        } else {
            try {
                PlainBody.write(Arrays.asList(plain.split("\\r\\n|\\r|\\n", -1)), new XhtmlMarkup(handler));
            } catch (XhtmlMarkup.Refused refused) {
                throw refused.refusal();
            }
        }
    }
}
