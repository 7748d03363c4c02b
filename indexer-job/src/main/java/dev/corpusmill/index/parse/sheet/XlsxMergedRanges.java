package dev.corpusmill.index.parse.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merged ranges of a sheet, which its part names behind the rows that need them. The bytes before are only looked through
 * for the word, which costs a small share of parsing them twice.
 */
final class XlsxMergedRanges {
    private static final byte[] WORD = "mergeCells".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern RANGE = Pattern.compile("mergeCell\\s[^>]*?\\bref\\s*=\\s*[\"']([A-Z0-9:$]+)[\"']");
    private static final int MAX_TAIL_BYTES = 8 << 20;
    private static final int BUFFER = 64 << 10;

    private XlsxMergedRanges() {}

    static List<CellRange> read(InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int kept = 0; // bytes of the buffer before, so that the word is found across it
        for (int n = content.read(buffer, kept, BUFFER - kept); n >= 0; n = content.read(buffer, kept, BUFFER - kept)) {
            int filled = kept + n;
            int found = indexOf(buffer, filled);
            if (found >= 0) {
                return ranges(buffer, found, filled, content);
            }
            kept = Math.min(filled, WORD.length - 1);
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        }
        return List.of();
    }

    private static int indexOf(byte[] buffer, int length) {
        for (int at = 0; at + WORD.length <= length; at++) {
            if (buffer[at] == WORD[0] && buffer[at + 5] == WORD[5] && matches(buffer, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] buffer, int at) {
        for (int i = 0; i < WORD.length; i++) {
            if (buffer[at + i] != WORD[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<CellRange> ranges(byte[] buffer, int from, int to, InputStream content) throws IOException {
        String tail = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1)
                + new String(content.readNBytes(MAX_TAIL_BYTES), StandardCharsets.ISO_8859_1);
        List<CellRange> ranges = new ArrayList<>();
        Matcher named = RANGE.matcher(tail);
        while (named.find()) {
            CellRange.parse(named.group(1)).ifPresent(ranges::add);
        }
        return ranges;
    }
}
