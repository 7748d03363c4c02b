package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.CleanText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The bookmarks of a PDF: where a line of their page says the same, or two lines together do, it is a heading. */
final class PdfOutline {
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_LEVEL = 6;
    private static final int MAX_LINES = 3;
    /** Numbers of sections are in the line or in the bookmark, rarely in both. */
    private static final Pattern NUMBER_AND_MARKS = Pattern.compile("^[\\d.\\s]+(?=\\D)|[\\s.:]+");

    private final List<Entry> entries = new ArrayList<>();

    /** @param page from 1, 0 where the bookmark does not say */
    private record Entry(int level, String key, int page) {}

    static PdfOutline of(PDDocument document) {
        PdfOutline outline = new PdfOutline();
        try {
            PDOutlineNode root = document.getDocumentCatalog().getDocumentOutline();
            if (root != null) {
                outline.add(root, 1, document, pageNumbers(document));
            }
        } catch (RuntimeException broken) {
            return outline; // with the bookmarks that could be read
        }
        return outline;
    }

    private static IdentityHashMap<COSDictionary, Integer> pageNumbers(PDDocument document) {
        IdentityHashMap<COSDictionary, Integer> numbers = new IdentityHashMap<>();
        for (PDPage page : document.getPages()) {
            numbers.put(page.getCOSObject(), numbers.size() + 1);
        }
        return numbers;
    }

    private void add(
            PDOutlineNode node, int level, PDDocument document, IdentityHashMap<COSDictionary, Integer> pages) {
        for (PDOutlineItem item : node.children()) {
            if (entries.size() >= MAX_ENTRIES || level > MAX_LEVEL) {
                return;
            }
            String title = item.getTitle();
            if (title != null && !title.isBlank()) {
                entries.add(new Entry(level, key(CleanText.clean(title)), page(item, document, pages)));
            }
            add(item, level + 1, document, pages);
        }
    }

    private static int page(PDOutlineItem item, PDDocument document, IdentityHashMap<COSDictionary, Integer> pages) {
        try {
            PDPage page = item.findDestinationPage(document);
            return page == null ? 0 : pages.getOrDefault(page.getCOSObject(), 0);
        } catch (IOException | RuntimeException broken) {
            return 0;
        }
    }

    /** The lines of a page, those that are headings marked as such. Bookmarks are used in their order. */
    List<PdfLine> mark(List<PdfLine> page) {
        if (entries.isEmpty() || page.isEmpty()) {
            return page;
        }
        int number = page.get(0).box().page();
        List<PdfLine> marked = new ArrayList<>(page);
        int from = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.page == number || entry.page == 0) {
                int at = mark(entry, marked, from);
                if (at >= 0) {
                    from = at + 1;
                    entries.set(i, new Entry(entry.level, entry.key, -1));
                }
            }
        }
        return marked;
    }

    private static int mark(Entry entry, List<PdfLine> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            PdfLine joined = lines.get(i);
            for (int count = 1; count <= MAX_LINES && i + count <= lines.size(); count++) {
                joined = count == 1 ? joined : joined.with(lines.get(i + count - 1), new PdfWords());
                String key = key(joined.text());
                if (key.equals(entry.key)) {
                    lines.subList(i + 1, i + count).clear();
                    lines.set(i, joined.asHeading(entry.level));
                    return i;
                }
                if (!entry.key.startsWith(key)) {
                    break;
                }
            }
        }
        return -1;
    }

    private static String key(String title) {
        return NUMBER_AND_MARKS.matcher(title).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
