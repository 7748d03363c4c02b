package dev.corpusmill.index.parse.mail;

import java.util.ArrayList;
import java.util.List;

/** Joins the lines of a text in {@code format=flowed} (RFC 3676): a line that ends in a blank goes on in the next. */
final class FlowedText {
    private FlowedText() {}

    static List<String> lines(List<String> raw, boolean dropSpace) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int openDepth = -1;
        for (String line : raw) {
            int depth = depth(line);
            String text = line.substring(depth);
            text = text.startsWith(" ") ? text.substring(1) : text; // stuffed
            if (openDepth >= 0 && openDepth != depth) {
                lines.add(marked(openDepth, open));
                openDepth = -1;
            }
            open.append(text);
            openDepth = depth;
            boolean flows = text.endsWith(" ") && !text.equals("-- ");
            if (!flows) {
                lines.add(marked(depth, open));
                openDepth = -1;
            } else if (dropSpace) {
                open.setLength(open.length() - 1);
            }
        }
        if (openDepth >= 0) {
            lines.add(marked(openDepth, open));
        }
        return lines;
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String marked(int depth, StringBuilder text) {
        String line = depth == 0 ? text.toString() : ">".repeat(depth) + ' ' + text;
        text.setLength(0);
        return line;
    }
}
