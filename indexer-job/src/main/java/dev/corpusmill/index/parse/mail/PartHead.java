package dev.corpusmill.index.parse.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The header fields of a mail or of a part of one, by their names in small letters; the first of a name counts. */
final class PartHead {
    private final Map<String, String> fields = new HashMap<>();

    void add(String name, String raw) {
        fields.putIfAbsent(name.toLowerCase(Locale.ROOT), raw);
    }

    /** The unfolded field, a byte in each character, or empty. */
    String raw(String name) {
        return fields.getOrDefault(name, "");
    }

    private FieldParameters contentType() {
        return new FieldParameters(raw("content-type"));
    }

    /** Without a type a part is plain text. */
    String type() {
        String type = contentType().value();
        return type.isEmpty() ? "text/plain" : type;
    }

    String parameter(String name) {
        return contentType().get(name);
    }

    boolean isText() {
        return type().startsWith("text/");
    }

    /** Whether the sender meant it to be opened by itself. */
    boolean isAttachment() {
        FieldParameters disposition = new FieldParameters(raw("content-disposition"));
        return disposition.value().equals("attachment") || (!name().isEmpty() && !isBody());
    }

    /** Apple's mails give names to pieces of the text itself. */
    private boolean isBody() {
        return isText()
                && new FieldParameters(raw("content-disposition")).value().equals("inline");
    }

    /** The name of the file that the part was, or empty. */
    String name() {
        String name = new FieldParameters(raw("content-disposition")).get("filename");
        return name.isEmpty() ? contentType().get("name") : name;
    }

    /** What other parts call it by: the id of its content without brackets, or empty. */
    String id() {
        return raw("content-id").strip().replaceAll("^<|>$", "");
    }
}
