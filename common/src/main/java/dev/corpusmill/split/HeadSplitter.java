package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import java.util.List;

/**
 * Makes one piece of a document, which says what the document is: its path, in front, and its beginning, where titles, names,
 * places and dates stand. The rest is left to other groups.
 */
final class HeadSplitter implements Splitter {
    private static final int MAX_PATH_SHARE = 2;

    private final Limits limits;

    HeadSplitter(Limits limits) {
        this.limits = limits;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        return split(parsed, "");
    }

    @Override
    public List<Chunk> split(ParsedText parsed, String path) {
        String text = parsed.text();
        int start = Whitespace.skip(text, 0, text.length());
        if (start == text.length()) {
            return List.of();
        }
        String name = withoutExtension(path) + "\n";
        boolean named = name.length() > 1 && limits.count(name) <= limits.maxTokens() / MAX_PATH_SHARE;
        String front = named ? name : "";
        TextSpan head = OversizeSplitter.first(text, start, text.length(), named ? limits.beside(front) : limits);
        String shown = front + text.substring(head.start(), head.end());
        return List.of(new ChunkBuilder(parsed, limits).make(head.start(), head.end(), shown));
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    @Override
    public String toString() {
        return "HeadSplitter[max=" + limits.maxTokens() + "]";
    }
}
