package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Texts that the cells share, runs of one text joined, without the readings of Japanese words. A run that is struck through
 * is left out beside others that are not.
 */
final class XlsxStrings extends DefaultHandler {
    private static final int MAX_STRING_CHARS = 1 << 20; // Excel allows 32,767
    private static final long MAX_CHARS = 64 << 20;

    private final List<String> strings = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final SheetLanguage language = new SheetLanguage();
    private boolean text;
    private boolean reading;
    private boolean struck;
    private final StringBuilder struckText = new StringBuilder();
    private long chars;

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "rPh" -> reading = true;
            case "t" -> text = !reading;
            case "r" -> struck = false;
            case "strike" ->
                struck = !"0".equals(attributes.getValue("val")) && !"false".equals(attributes.getValue("val"));
            default -> {}
        }
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        if (text && current.length() + struckText.length() < MAX_STRING_CHARS) {
            (struck ? struckText : current).append(buffer, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        switch (local) {
            case "rPh" -> reading = false;
            case "t" -> text = false;
            case "si" -> {
                add(XlsxText.unescape((current.toString().isBlank() ? struckText : current).toString()));
                struckText.setLength(0);
                struck = false;
            }
            default -> {}
        }
    }

    private void add(String string) {
        chars += string.length();
        if (chars > MAX_CHARS) {
            throw ParseException.rejected("more shared texts than a workbook may have: characters=" + chars);
        }
        strings.add(string);
        language.read(string);
        current.setLength(0);
    }

    /** Empty where there is no such text. */
    String get(int index) {
        return index >= 0 && index < strings.size() ? strings.get(index) : "";
    }

    Locale language() {
        return language.guess();
    }
}
