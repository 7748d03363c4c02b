package dev.corpusmill.example.words;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import java.util.ArrayList;
import java.util.List;

/** Makes a node of each run of characters without white space: of each line of a word list, of each word of a text. */
final class WordSplitter implements Splitter {
    private final SplitContext context;

    WordSplitter(SplitContext context) {
        this.context = context;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        String text = parsed.text();
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            if (Words.blank(text.charAt(start))) {
                start++;
                continue;
            }
            int end = start;
            while (end < text.length() && !Words.blank(text.charAt(end))) {
                end++;
            }
            add(parsed, start, end, chunks);
            start = end;
        }
        return chunks;
    }

    /** A word that is longer than a chunk may be is cut behind a token. */
    private void add(ParsedText parsed, int start, int end, List<Chunk> chunks) {
        int[] tokenEnds = context.tokenEnds().apply(parsed.text().substring(start, end));
        int from = start;
        for (int first = 0; first < tokenEnds.length || from == start; first += context.maxTokens()) {
            int next = Math.min(first + context.maxTokens(), tokenEnds.length);
            int to = next == tokenEnds.length ? end : start + tokenEnds[next - 1];
            chunks.add(new Chunk(from, to, parsed.text().substring(from, to), "", page(parsed, from), next - first));
            from = to;
        }
    }

    private static int page(ParsedText parsed, int at) {
        int page = 0;
        for (int start : parsed.pageStarts()) {
            if (start > at) {
                break;
            }
            page++;
        }
        return page;
    }
}
