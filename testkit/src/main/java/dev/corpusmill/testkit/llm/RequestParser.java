package dev.corpusmill.testkit.llm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts requests together from bytes as they come. */
final class RequestParser {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    void add(byte[] bytes, int length) {
        pending.write(bytes, 0, length);
    }

    /** The next request that is there in full. */
    Optional<Received> next() {
        byte[] bytes = pending.toByteArray();
        int headEnd = indexOf(bytes);
        if (headEnd < 0) {
            return Optional.empty();
        }
        String[] lines = new String(bytes, 0, headEnd, StandardCharsets.UTF_8).split("\r\n", -1);
        Map<String, String> headers = headers(lines);
        int bodyStart = headEnd + HEAD_END.length;
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (bytes.length < bodyStart + length) {
            return Optional.empty();
        }
        pending.reset();
        pending.write(bytes, bodyStart + length, bytes.length - bodyStart - length);
        String[] start = lines[0].split(" ", -1);
        // vLLM loses the body of a request that offers h2c.
        String body =
                headers.containsKey("upgrade") ? "" : new String(bytes, bodyStart, length, StandardCharsets.UTF_8);
        return Optional.of(new Received(start[0], start.length > 1 ? start[1] : "", headers, body));
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return headers;
    }

    private static int indexOf(byte[] bytes) {
        for (int i = 0; i + HEAD_END.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
                return i;
            }
        }
        return -1;
    }
}
