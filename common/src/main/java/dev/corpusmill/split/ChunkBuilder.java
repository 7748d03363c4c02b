package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Makes pieces of ranges, which come in the order of the text: adds the page, the headings above and the size. */
final class ChunkBuilder {
    private final ParsedText parsed;
    private final Limits limits;
    private final Deque<Heading> above = new ArrayDeque<>();
    private int nextHeading;
    private int page;

    ChunkBuilder(ParsedText parsed, Limits limits) {
        this.parsed = parsed;
        this.limits = limits;
    }

    Chunk make(int start, int end, String shown) {
        while (page < parsed.pageStarts().size() && parsed.pageStarts().get(page) <= start) {
            page++;
        }
        boolean paged = !parsed.pageStarts().isEmpty();
        return new Chunk(start, end, shown, path(start), paged ? Math.max(1, page) : 0, limits.count(shown));
    }

    /** The headings above an offset; one that begins there is above it too, and so are those that follow at once. */
    private String path(int start) {
        int behind = start;
        while (nextHeading < parsed.headings().size()
                && parsed.headings().get(nextHeading).start() <= behind) {
            Heading heading = parsed.headings().get(nextHeading++);
            while (!above.isEmpty() && above.getLast().level() >= heading.level()) {
                above.removeLast();
            }
            above.addLast(heading);
            if (heading.start() >= start) {
                behind = Whitespace.skip(
                        parsed.text(), heading.end(), parsed.text().length());
            }
        }
        return above.stream().map(Heading::title).collect(Collectors.joining(" > "));
    }
}
