package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.CleanText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The bookmarks of a PDF: where a line of the text says the same, it is a heading. */
public final class PdfOutline {
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_LEVEL = 6;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int level, String title) {}

    static PdfOutline of(PDDocument document) {
        PdfOutline outline = new PdfOutline();
        PDOutlineNode root = document.getDocumentCatalog().getDocumentOutline();
        if (root != null) {
            outline.add(root, 1);
        }
        return outline;
    }

    private void add(PDOutlineNode node, int level) {
        for (PDOutlineItem item : node.children()) {
            if (entries.size() >= MAX_ENTRIES || level > MAX_LEVEL) {
                return;
            }
            String title = item.getTitle();
            if (title != null && !title.isBlank()) {
                entries.add(new Entry(level, CleanText.collapse(CleanText.clean(title))));
            }
            add(item, level + 1);
        }
    }

    /** The same text with the headings that were found, in the order of both. */
    public ParsedText mark(ParsedText body) {
        if (entries.isEmpty() || !body.headings().isEmpty()) {
            return body;
        }
        Map<String, List<Heading>> lines = lines(body.text());
        List<Heading> headings = new ArrayList<>();
        int from = 0;
        for (Entry entry : entries) {
            for (Heading line : lines.getOrDefault(key(entry.title), List.of())) {
                if (line.start() >= from) {
                    headings.add(new Heading(entry.level, line.start(), line.end(), line.title()));
                    from = line.end();
                    break;
                }
            }
        }
        return new ParsedText(body.text(), headings, body.pageStarts(), body.tables(), body.marks());
    }

    private Map<String, List<Heading>> lines(String text) {
        Map<String, List<Heading>> lines = new HashMap<>();
        entries.forEach(entry -> lines.put(key(entry.title), new ArrayList<>()));
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end);
            List<Heading> same = lines.get(key(line));
            if (same != null) {
                same.add(new Heading(0, start, end, line));
            }
            start = end + 1;
        }
        return lines;
    }

    /** Numbers of sections are in the line or in the bookmark, rarely in both. */
    private static String key(String title) {
        return title.replaceAll("^[\\d.\\s]+(?=\\D)|[\\s.:]+", "").toLowerCase(Locale.ROOT);
    }
}
