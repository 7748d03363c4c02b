package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the old form fields show that have no result of their own: the chosen entry of a list, a box with or without a mark. */
final class DocxForm {
    private DocxForm() {}

    /** Reads the start of a field; empty for one without a form. */
    static String read(XmlCursor xml) throws IOException {
        String shown = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            shown = switch (xml.name()) {
                case "ffData" -> read(xml);
                case "checkBox" -> checkBox(xml);
                case "ddList" -> list(xml);
                default -> shown;
            };
        }
        return shown;
    }

    private static String checkBox(XmlCursor xml) throws IOException {
        boolean standard = false;
        int checked = -1;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            boolean on = DocxProperties.isOn(xml.attribute("val", "1"));
            switch (xml.name()) {
                case "default" -> standard = on;
                case "checked" -> checked = on ? 1 : 0;
                default -> {}
            }
        }
        return checked > 0 || (checked < 0 && standard) ? "☒" : "☐";
    }

    private static String list(XmlCursor xml) throws IOException {
        List<String> entries = new ArrayList<>();
        int standard = 0;
        int chosen = -1;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "result" -> chosen = xml.number("val", -1);
                case "default" -> standard = xml.number("val", 0);
                case "listEntry" -> entries.add(xml.attribute("val", ""));
                default -> {}
            }
        }
        int index = chosen < 0 ? standard : chosen;
        return index >= 0 && index < entries.size() ? entries.get(index) : "";
    }
}
