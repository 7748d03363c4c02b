package dev.corpusmill.index.parse.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

/** What lies over a page: filled fields and stamps where they stand, notes behind the text, comments if asked for. */
final class PageAnnotations {
    private static final int MAX_ANNOTATIONS = 5_000;
    private static final float SIZE = 10;
    /** Icons and frames that hold no text of their own. */
    private static final Set<String> WITHOUT_LOOK = Set.of("Popup", "Link", "Text", "FileAttachment", "Sound", "Movie");

    private final FormFields fields;
    private final boolean comments;
    private final List<String> notes = new ArrayList<>();

    PageAnnotations(FormFields fields, boolean comments) {
        this.fields = fields;
        this.comments = comments;
    }

    /** Adds what has a place on the page to its glyphs, and keeps the rest as {@link #notes}. */
    void show(PDPage page, GlyphReader reader) throws IOException {
        notes.clear();
        List<PDAnnotation> annotations;
        try {
            annotations = page.getAnnotations();
        } catch (IOException | RuntimeException broken) {
            return; // the page itself has been read
        }
        for (PDAnnotation annotation : annotations.subList(0, Math.min(MAX_ANNOTATIONS, annotations.size()))) {
            if (!annotation.isHidden() && !annotation.isNoView()) {
                show(annotation, reader);
            }
        }
    }

    /** Texts of the last page's notes, and of its comments if they are wanted. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private void show(PDAnnotation annotation, GlyphReader reader) throws IOException {
        String kind = annotation.getSubtype() == null ? "" : annotation.getSubtype();
        if (annotation instanceof PDAnnotationWidget widget) {
            String value = fields.valueAt(widget);
            if (fields.lacksLooks(value) || !reader.show(annotation)) {
                place(value, annotation, reader);
            }
        } else if (!WITHOUT_LOOK.contains(kind)) {
            boolean shown = reader.show(annotation);
            if (kind.equals("FreeText") && !shown) {
                place(contents(annotation), annotation, reader);
            } else if (!kind.equals("FreeText")) {
                note(annotation, comments);
            }
        } else if (kind.equals("Text")) {
            boolean reply = annotation instanceof PDAnnotationMarkup markup && isReply(markup);
            note(annotation, comments || !reply);
        }
    }

    private static boolean isReply(PDAnnotationMarkup markup) {
        return markup.getCOSObject().containsKey("IRT");
    }

    private void note(PDAnnotation annotation, boolean wanted) {
        String text = contents(annotation);
        if (wanted && !text.isBlank()) {
            notes.add(text);
        }
    }

    private static String contents(PDAnnotation annotation) {
        String contents = annotation.getContents();
        return contents == null ? "" : contents;
    }

    private static void place(String text, PDAnnotation annotation, GlyphReader reader) {
        PDRectangle area = annotation.getRectangle();
        if (area != null && !text.isBlank()) {
            reader.place(text, area, Math.min(SIZE, Math.max(1, area.getHeight() * 0.7f)));
        }
    }
}
