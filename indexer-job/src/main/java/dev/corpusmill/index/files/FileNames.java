package dev.corpusmill.index.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Names of files of this machine, read from their URIs: those hold the bytes of a name, whatever the locale of the process
 * makes of them. Names are UTF-8.
 */
public final class FileNames {
    private FileNames() {}

    /** Whether the name of a file, and of each folder above it, is UTF-8. */
    public static boolean decodable(String uri) {
        return !uri.startsWith("file:") || isUtf8(bytes(uri));
    }

    /** The last name of the URI; where it is not UTF-8, each byte beyond ASCII stands as {@code \\xFF}, so that no two are one. */
    static String last(String uri) {
        String folder = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        byte[] bytes = bytes(folder.substring(folder.lastIndexOf('/') + 1));
        if (isUtf8(bytes)) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        StringBuilder name = new StringBuilder();
        for (byte one : bytes) {
            if (one >= 0) {
                name.append((char) one);
            } else {
                name.append(String.format(Locale.ROOT, "\\x%02X", one & 0xFF));
            }
        }
        return name.toString();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static byte[] bytes(String escaped) {
        byte[] bytes = new byte[escaped.length()];
        int length = 0;
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) Integer.parseInt(escaped, i + 1, i + 3, 16);
                i += 2;
            } else {
                bytes[length++] = (byte) c; // a URI has no others than ASCII
            }
        }
        return Arrays.copyOf(bytes, length);
    }
}
