package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Where in a record of an export its parts are. A field is named by a JSON pointer, which begins with a slash, or by the
 * name of a field or column; an empty one is not there.
 *
 * @param id of the document; empty: shard and number
 * @param text fields of the text, in their order
 * @param headings one for each field of the text, empty ones for none; or no list at all
 * @param metadata fields of the values of declared metadata fields
 * @param updated a number or a time; of two records with one id the higher counts
 * @param deleted whether the record says that its document is gone
 * @param contentType what the fields of the text hold
 */
public record MappingConfig(
        String id,
        List<String> text,
        List<String> headings,
        String title,
        String uri,
        Map<String, String> metadata,
        String tenant,
        String principals,
        String updated,
        String deleted,
        TextType contentType)
        implements Serializable {
    /** No record is mapped. */
    public static final MappingConfig NONE =
            new MappingConfig("", List.of(), List.of(), "", "", Map.of(), "", "", "", "", TextType.TEXT);

    /** What a text field holds. */
    public enum TextType {
        TEXT,
        MARKDOWN,
        HTML,
        /** The bytes of a file of any format. */
        BASE64
    }

    public MappingConfig {
        text = List.copyOf(text);
        headings = List.copyOf(headings);
        metadata = Map.copyOf(metadata);
        check(text.stream().noneMatch(String::isBlank), "text must name fields, like [/title, /body]");
        check(
                headings.isEmpty() || headings.size() == text.size(),
                "headings must be as many as fields of the text, %s, or none; there are %s",
                text.size(),
                headings.size());
        check(
                contentType != TextType.BASE64 || (text.size() <= 1 && headings.isEmpty()),
                "content-type base64 takes one field of text, and no headings");
    }

    /** The heading above a field of the text; empty for none. */
    public String heading(int field) {
        return headings.isEmpty() ? "" : headings.get(field);
    }

    /** Whether records say themselves who may see them, or what metadata they have. */
    public boolean ownAccess() {
        return !tenant.isEmpty() || !principals.isEmpty() || !metadata.isEmpty();
    }
}
