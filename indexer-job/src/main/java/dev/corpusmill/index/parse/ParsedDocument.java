package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText;
import java.util.List;

/**
 * What a parser made of one document.
 *
 * @param title never empty: what the document says, else its first heading, else its file name
 * @param contentType media type that was found in the content, with a charset for plain text
 * @param author empty where the document names none
 * @param created as the document says, ISO 8601; empty where it does not
 * @param embedded number of documents inside it (attachments, entries of an archive) whose text is included
 * @param warnings what is missing from the text and why, one line each
 */
public record ParsedDocument(
        ParsedText body,
        String title,
        String contentType,
        String author,
        String created,
        int embedded,
        List<String> warnings) {
    public ParsedDocument {
        warnings = List.copyOf(warnings);
    }

    /** Whether there is nothing to index. */
    public boolean isEmpty() {
        return body.text().isBlank();
    }
}
