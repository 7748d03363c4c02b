package dev.corpusmill.api.model;

/**
 * Where a node stands in the parsed text of its document.
 *
 * @param page the first page, from 1; 0 where the format has no pages
 * @param charStart offset of the first UTF-16 unit in the parsed text
 * @param charEnd offset behind the last one
 * @param heading the headings above, outermost first, joined by " > "; empty where there are none
 */
public record Place(int page, int charStart, int charEnd, String heading) {
    public Place {
        if (page < 0 || charStart < 0 || charEnd < charStart) {
            throw new IllegalArgumentException("not a place: page=" + page + " chars=" + charStart + ".." + charEnd);
        }
    }
}
