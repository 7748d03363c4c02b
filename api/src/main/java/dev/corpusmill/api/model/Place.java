package dev.corpusmill.api.model;

import java.util.List;

/**
 * Where a node, or a quote of it, stands in the parsed text of its document.
 *
 * @param page the first page, from 1; 0 where the format has no pages
 * @param charStart offset of the first UTF-16 unit in the parsed text
 * @param charEnd offset behind the last one
 * @param heading the headings above, outermost first, joined by " > "; empty where there are none
 * @param codePointStart number of Unicode code points before {@code charStart}; {@link #UNKNOWN} in a row that was
 *     written before they were counted
 * @param codePointEnd number of Unicode code points before {@code charEnd}; or {@link #UNKNOWN}
 * @param parts where, from {@code charStart} on, another page, label or heading begins, ascending; empty where page and
 *     heading are the same throughout and there is no label
 * @param boxes where its passages stand on their pages, in the order of the text; empty where nobody knows
 */
public record Place(
        int page,
        int charStart,
        int charEnd,
        String heading,
        int codePointStart,
        int codePointEnd,
        List<PlacePart> parts,
        List<PlaceBox> boxes) {
    /** Of code points that nobody counted. */
    public static final int UNKNOWN = -1;

    public Place {
        if (page < 0
                || charStart < 0
                || charEnd < charStart
                || codePointStart < UNKNOWN
                || codePointEnd < codePointStart) {
            throw new IllegalArgumentException("not a place: page=" + page + " chars=" + charStart + ".." + charEnd
                    + " code-points=" + codePointStart + ".." + codePointEnd);
        }
        parts = List.copyOf(parts);
        boxes = List.copyOf(boxes);
    }

    /** A place of which nobody knows where on its pages it stands. */
    public Place(
            int page,
            int charStart,
            int charEnd,
            String heading,
            int codePointStart,
            int codePointEnd,
            List<PlacePart> parts) {
        this(page, charStart, charEnd, heading, codePointStart, codePointEnd, parts, List.of());
    }

    /** A place on one page, under one heading, without a label. */
    public Place(int page, int charStart, int charEnd, String heading) {
        this(page, charStart, charEnd, heading, UNKNOWN, UNKNOWN, List.of());
    }

    /** What people call the place beside pages and headings, like {@code Rates!A5:D9}; empty where nothing does. */
    public String label() {
        return PlaceLabels.join(parts);
    }

    /** The pages that it covers, like {@code 3} or {@code 3-5}; empty where the format has none. */
    public String pages() {
        int last = page;
        for (PlacePart part : parts) {
            last = Math.max(last, part.page());
        }
        return page == 0 ? "" : last == page ? "" + page : page + "-" + last;
    }

    /**
     * The place of a part of this one.
     *
     * @param start offset in the parsed text, within this place
     * @param end offset behind its last unit
     * @param skipped number of code points between {@code charStart} and {@code start}
     * @param length of the part in code points
     */
    Place narrow(int start, int end, int skipped, int length) {
        int first = 0;
        while (first + 1 < parts.size() && parts.get(first + 1).charStart() <= start) {
            first++;
        }
        int last = first;
        while (last < parts.size() && (last == first || parts.get(last).charStart() < end)) {
            last++;
        }
        List<PlacePart> within = parts.subList(Math.min(first, parts.size()), last);
        boolean counted = codePointStart != UNKNOWN;
        return new Place(
                within.isEmpty() ? page : within.get(0).page(),
                start,
                end,
                within.isEmpty() ? heading : within.get(0).heading(),
                counted ? codePointStart + skipped : UNKNOWN,
                counted ? codePointStart + skipped + length : UNKNOWN,
                within,
                boxes.stream()
                        .filter(box -> box.charStart() < end && box.charEnd() > start)
                        .toList());
    }

    /** The same place with what is known of its pages. */
    public Place with(List<PlaceBox> known) {
        return new Place(page, charStart, charEnd, heading, codePointStart, codePointEnd, parts, known);
    }
}
