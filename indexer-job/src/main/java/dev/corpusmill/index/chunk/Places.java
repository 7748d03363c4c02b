package dev.corpusmill.index.chunk;

import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlaceBox;
import dev.corpusmill.api.model.PlacePart;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Box;
import dev.corpusmill.api.split.ParsedText.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The places of the chunks of one document: the pages, labels and headings that each crosses, whatever splitter cut it. */
final class Places {
    private static final int MAX_PARTS = 100; // of one chunk: more than a sheet's rows that fit into it
    private static final int MAX_BOXES = 100; // of one chunk: more than the rows of a table that fit into it

    private final ParsedText parsed;
    private final HeadingPaths headings;
    private final int[] pageStarts;
    private final int[] markStarts;
    private final int[] boxEnds;
    private int counted; // offset up to which code points are counted
    private int codePoints;

    Places(ParsedText parsed) {
        this.parsed = parsed;
        this.headings = new HeadingPaths(parsed.headings());
        this.pageStarts =
                parsed.pageStarts().stream().mapToInt(Integer::intValue).toArray();
        this.markStarts = parsed.marks().stream().mapToInt(Mark::start).toArray();
        this.boxEnds = parsed.boxes().stream().mapToInt(Box::end).toArray();
    }

    Place of(Chunk chunk) {
        PlacePart first = new PlacePart(chunk.charStart(), chunk.page(), label(chunk.charStart()), chunk.heading());
        List<PlacePart> parts = new ArrayList<>(List.of(first));
        for (int start : breaks(chunk)) {
            PlacePart last = parts.get(parts.size() - 1);
            PlacePart next = new PlacePart(start, page(start, last), label(start), headings.at(start, last.heading()));
            boolean same = next.page() == last.page()
                    && next.label().equals(last.label())
                    && next.heading().equals(last.heading());
            if (!same && parts.size() < MAX_PARTS) {
                parts.add(next);
            }
        }

        boolean plain = parts.size() == 1 && first.label().isEmpty();
        return new Place(
                chunk.page(),
                chunk.charStart(),
                chunk.charEnd(),
                chunk.heading(),
                codePointsBefore(chunk.charStart()),
                codePointsBefore(chunk.charEnd()),
                plain ? List.of() : parts,
                boxes(chunk));
    }

    /** Those that hold a part of the chunk; they are in the order of the text and do not overlap. */
    private List<PlaceBox> boxes(Chunk chunk) {
        int next = Offsets.countUpTo(boxEnds, chunk.charStart());
        List<PlaceBox> boxes = new ArrayList<>();
        while (next < boxEnds.length && boxes.size() < MAX_BOXES) {
            Box box = parsed.boxes().get(next++);
            if (box.start() >= chunk.charEnd()) {
                break;
            }
            boxes.add(new PlaceBox(box.start(), box.end(), box.page(), box.x(), box.y(), box.width(), box.height()));
        }
        return boxes;
    }

    /** Offsets inside a chunk where something may change, ascending. */
    private SortedSet<Integer> breaks(Chunk chunk) {
        TreeSet<Integer> breaks = new TreeSet<>();
        for (int[] starts : List.of(pageStarts, markStarts, headings.starts())) {
            int next = Offsets.countUpTo(starts, chunk.charStart());
            while (next < starts.length && starts[next] < chunk.charEnd()) {
                breaks.add(starts[next++]);
            }
        }
        return breaks;
    }

    private int page(int offset, PlacePart before) {
        return pageStarts.length == 0 ? before.page() : Math.max(1, Offsets.countUpTo(pageStarts, offset));
    }

    private String label(int offset) {
        int marks = Offsets.countUpTo(markStarts, offset);
        return marks == 0 ? "" : parsed.marks().get(marks - 1).label();
    }

    /** Chunks come almost in the order of the text, so that counting goes on where it ended. */
    private int codePointsBefore(int offset) {
        codePoints += offset >= counted
                ? parsed.text().codePointCount(counted, offset)
                : -parsed.text().codePointCount(offset, counted);
        counted = offset;
        return codePoints;
    }
}
