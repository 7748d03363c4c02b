package dev.corpusmill.index.parse.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what stands between the columns of a table of text: what cuts most of its first rows into equally many fields. */
final class Delimiter {
    static final int SAMPLE_CHARS = 32 << 10;

    private static final String CANDIDATES = ",;\t|";
    private static final int MAX_ROWS = 50;
    private static final String DECLARED = "sep="; // Excel's own first line

    private Delimiter() {}

    /** Leaves the reader at the first row. */
    static char of(BufferedReader text, boolean tabbed) throws IOException {
        text.mark(SAMPLE_CHARS);
        char[] buffer = new char[SAMPLE_CHARS - 1];
        int length = 0;
        for (int n = text.read(buffer); n > 0; n = text.read(buffer, length, buffer.length - length)) {
            length += n;
            if (length == buffer.length) {
                break;
            }
        }
        text.reset();
        String sample = new String(buffer, 0, length);
        if (sample.length() > DECLARED.length() && sample.regionMatches(true, 0, DECLARED, 0, DECLARED.length())) {
            text.readLine();
            return sample.charAt(DECLARED.length());
        }
        return sniff(sample, length == buffer.length, tabbed ? '\t' : ',');
    }

    private static char sniff(String sample, boolean cut, char expected) {
        char best = expected;
        double bestScore = 0;
        for (char candidate : (expected + CANDIDATES).toCharArray()) {
            double score = score(fieldCounts(sample, cut, candidate));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The share of rows with the most frequent number of fields, if that is more than one; more fields break ties. */
    private static double score(List<Integer> counts) {
        Map<Integer, Integer> frequencies = new TreeMap<>();
        counts.forEach(count -> frequencies.merge(count, 1, Integer::sum));
        double score = 0;
        for (Map.Entry<Integer, Integer> frequency : frequencies.entrySet()) {
            if (frequency.getKey() > 1) {
                double share = (double) frequency.getValue() / counts.size();
                score = Math.max(score, share + Math.min(frequency.getKey(), 50) / 1000.0);
            }
        }
        return score;
    }

    /** Fields in each row; a delimiter or a line break inside quotes is none. */
    private static List<Integer> fieldCounts(String sample, boolean cut, char delimiter) {
        List<Integer> counts = new ArrayList<>();
        int fields = 1;
        boolean quoted = false;
        boolean fieldStart = true;
        boolean empty = true;
        for (int i = 0; i < sample.length() && counts.size() < MAX_ROWS; i++) {
            char c = sample.charAt(i);
            if (c == '"' && (quoted || fieldStart)) {
                quoted = !quoted;
                fieldStart = false;
                empty = false;
            } else if (!quoted && c == delimiter) {
                fields++;
                fieldStart = true;
                empty = false;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!empty) {
                    counts.add(fields);
                }
                fields = 1;
                fieldStart = true;
                empty = true;
            } else {
                fieldStart = c == '"';
                empty = false;
            }
        }
        if (!empty && (!cut || counts.isEmpty())) {
            counts.add(fields);
        }
        return counts;
    }
}
