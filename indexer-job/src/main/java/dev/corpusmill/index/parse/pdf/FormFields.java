package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.jspecify.annotations.Nullable;

/** The values of a form's text and choice fields, and which of them stand on no page. */
final class FormFields {
    private static final int MAX_FIELDS = 10_000;

    private final IdentityHashMap<COSDictionary, String> values = new IdentityHashMap<>();
    private final IdentityHashMap<COSDictionary, String> names = new IdentityHashMap<>();
    private final boolean lookless;
    private final boolean xfa;

    FormFields(PDDocument document) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        lookless = form != null && form.getNeedAppearances();
        xfa = form != null && form.hasXFA();
        if (form != null) {
            int left = MAX_FIELDS;
            for (PDField field : form.getFieldTree()) {
                if (left-- == 0) {
                    break;
                }
                add(field);
            }
        }
    }

    private void add(PDField field) {
        boolean secret = field instanceof PDTextField text && text.isPassword();
        if (secret || !(field instanceof PDTextField || field instanceof PDChoice)) {
            return;
        }
        String value =
                field instanceof PDChoice choice ? String.join("\n", choice.getValue()) : field.getValueAsString();
        String shown = field.getAlternateFieldName();
        for (PDAnnotationWidget widget : field.getWidgets()) {
            values.put(widget.getCOSObject(), value);
            names.put(widget.getCOSObject(), shown == null ? String.valueOf(field.getPartialName()) : shown);
        }
    }

    /** The value that this widget shows; it then counts as placed. */
    String valueAt(PDAnnotationWidget widget) {
        @Nullable String value = values.get(widget.getCOSObject());
        names.remove(widget.getCOSObject());
        return value == null ? "" : value;
    }

    /** Whether viewers draw such a value themselves, because what the file holds is old or missing. */
    boolean lacksLooks(String value) {
        return lookless && !value.isBlank();
    }

    /** Whether the form is also written in XFA, which may be all that holds its text. */
    boolean hasXfa() {
        return xfa;
    }

    /** Name and value of the filled fields that no page has shown. */
    List<String> unplaced() {
        List<String> lines = new ArrayList<>();
        names.forEach((widget, name) -> {
            String value = values.getOrDefault(widget, "");
            if (!value.isBlank()) {
                lines.add(name + ": " + value);
            }
        });
        return lines;
    }
}
