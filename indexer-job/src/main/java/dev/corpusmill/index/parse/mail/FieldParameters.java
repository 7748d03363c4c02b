package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.TextDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value and parameters of a field like {@code Content-Type}, as senders write them: quoted or not, in pieces and with a
 * charset (RFC 2231), or as encoded words, which no standard allows there.
 */
final class FieldParameters {
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*([^\\s=;*]{1,60})(?:\\*(\\d{1,3}))?(\\*)?\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;]*))");
    private static final int MAX_CHARS = 20_000;

    private final String value;
    private final Map<String, String> parameters = new TreeMap<>();

    FieldParameters(String raw) {
        String field = raw.length() <= MAX_CHARS ? raw : raw.substring(0, MAX_CHARS);
        int end = field.indexOf(';');
        value = (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Map<String, Map<Integer, String>> pieces = new TreeMap<>();
        Map<String, String> coded = new TreeMap<>();
        Matcher found = PARAMETER.matcher(field);
        while (found.find()) {
            String name = found.group(1).toLowerCase(Locale.ROOT);
            String text = found.group(4) != null
                    ? found.group(4).replaceAll("\\\\(.)", "$1")
                    : found.group(5).strip();
            boolean extended = found.group(3) != null;
            if (extended || found.group(2) != null) {
                int piece = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
                String label = extended && piece == 0 ? label(text) : "";
                coded.merge(name, label, (before, now) -> before.isEmpty() ? now : before);
                String rest = extended && piece == 0 ? text.substring(text.lastIndexOf('\'') + 1) : text;
                pieces.computeIfAbsent(name, key -> new TreeMap<>()).put(piece, extended ? percent(rest) : rest);
            } else {
                parameters.putIfAbsent(name, EncodedWords.decode(text, ""));
            }
        }
        pieces.forEach((name, parts) ->
                parameters.put(name, decode(String.join("", parts.values()), coded.getOrDefault(name, ""))));
    }

    private static String label(String text) {
        int quote = text.indexOf('\'');
        return quote > 0 ? text.substring(0, quote) : "";
    }

    private static String percent(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            int value = text.charAt(at) == '%' && at + 2 < text.length() ? EncodedWords.hex(text, at + 1) : -1;
            bytes.write(value >= 0 ? value : text.charAt(at));
            at += value >= 0 ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String decode(String bytes, String label) {
        return TextDecoder.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), label)
                .text();
    }

    /** What stands before the parameters, in small letters. */
    String value() {
        return value;
    }

    /** A parameter, or empty. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }
}
