package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Mark;
import java.util.ArrayList;
import java.util.List;

/** Names the places of a text that is a part of another one: {@code inner.zip/report.pdf, page 3}. */
final class PartPlaces {
    private PartPlaces() {}

    /** The part's marks, behind the part's own name; its pages become marks where nothing else names the place. */
    static List<Mark> of(ParsedText part, String name) {
        List<Mark> named = new ArrayList<>();
        String label = "";
        int page = 0;
        int mark = 0;
        boolean begun = false;
        while (!begun
                || mark < part.marks().size()
                || (!name.isEmpty() && page < part.pageStarts().size())) {
            int nextMark = mark < part.marks().size() ? part.marks().get(mark).start() : Integer.MAX_VALUE;
            int nextPage = !name.isEmpty() && page < part.pageStarts().size()
                    ? part.pageStarts().get(page)
                    : Integer.MAX_VALUE;
            int start = begun ? Math.min(nextMark, nextPage) : 0;
            begun = true;
            if (nextMark == start) {
                label = part.marks().get(mark++).label();
            } else if (nextPage == start) {
                page++;
            }
            add(named, new Mark(start, joined(name, label, page)));
        }
        return named;
    }

    private static String joined(String name, String label, int page) {
        if (name.isEmpty()) {
            return label;
        }
        String paged = page > 0 ? name + ", page " + page : name;
        return label.isEmpty() ? paged : name + "/" + label;
    }

    /** Of several that begin at one place the last one holds. */
    private static void add(List<Mark> marks, Mark next) {
        if (!marks.isEmpty() && marks.get(marks.size() - 1).start() == next.start()) {
            marks.remove(marks.size() - 1);
        }
        marks.add(next);
    }
}
