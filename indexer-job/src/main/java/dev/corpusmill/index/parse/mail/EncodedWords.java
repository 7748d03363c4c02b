package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.TextDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a header field: encoded words (RFC 2047) and bytes that nobody encoded. Neighbours of one charset are decoded
 * together, because some senders cut within a character.
 */
final class EncodedWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?]*)\\?=");

    private EncodedWords() {}

    /**
     * Decodes a field.
     *
     * @param raw its bytes, one in each character
     * @param charset the label that bytes beyond ASCII are taken for, or empty
     */
    static String decode(String raw, String charset) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String label = "";
        int at = 0;
        Matcher word = WORD.matcher(raw);
        while (word.find()) {
            String between = raw.substring(at, word.start());
            boolean adjacent = pending.size() > 0 && between.isBlank();
            if (!adjacent || !label.equalsIgnoreCase(word.group(1))) {
                text.append(TextDecoder.decode(pending.toByteArray(), label).text());
                pending.reset();
                text.append(adjacent ? "" : plain(between, charset));
            }
            label = word.group(1);
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            at = word.end();
        }
        text.append(
                pending.size() == 0
                        ? ""
                        : TextDecoder.decode(pending.toByteArray(), label).text());
        return text.append(plain(raw.substring(at), charset)).toString();
    }

    private static String plain(String raw, String charset) {
        boolean ascii = raw.chars().allMatch(c -> c < 0x80);
        return ascii
                ? raw
                : TextDecoder.decode(raw.getBytes(StandardCharsets.ISO_8859_1), charset)
                        .text();
    }

    private static byte[] bytes(String encoding, String encoded) {
        if (encoding.equalsIgnoreCase("b")) {
            try {
                return Base64.getMimeDecoder().decode(encoded);
            } catch (IllegalArgumentException broken) {
                return encoded.getBytes(StandardCharsets.ISO_8859_1); // shown as it stands there
            }
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            int value = c == '=' && at + 2 < encoded.length() ? hex(encoded, at + 1) : -1;
            if (value >= 0) {
                decoded.write(value);
                at += 2;
            } else {
                decoded.write(c == '_' ? ' ' : c);
            }
        }
        return decoded.toByteArray();
    }

    /** The value of two digits, or -1. */
    static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
