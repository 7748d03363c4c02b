package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lists of a document: definitions, and the numberings that use them with changes of their own. */
final class DocxNumbering {
    static final int LEVELS = 9;

    private final Map<Integer, Map<Integer, ListLevel>> definitions = new HashMap<>();
    private final Map<Integer, String> linkedStyles = new HashMap<>();
    private final Map<Integer, Numbering> numberings = new HashMap<>();

    /**
     * A numbering.
     *
     * @param definition id of the definition that it uses
     * @param starts by level: where the numbering starts, once
     * @param levels by level: what stands in the place of the definition's
     */
    record Numbering(int definition, Map<Integer, Integer> starts, Map<Integer, ListLevel> levels) {}

    /** Reads the numbering part from its root element. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            int id = xml.number(xml.name() + "Id", -1);
            switch (xml.name()) {
                case "abstractNum" -> definition(id, xml);
                case "num" -> numbering(id, xml);
                default -> {}
            }
        }
    }

    private void definition(int id, XmlCursor xml) throws IOException {
        Map<Integer, ListLevel> levels = new HashMap<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "lvl" -> levels.put(xml.number("ilvl", 0), ListLevel.read(xml));
                case "numStyleLink" -> linkedStyles.put(id, xml.attribute("val", ""));
                default -> {}
            }
        }
        definitions.put(id, levels);
    }

    private void numbering(int id, XmlCursor xml) throws IOException {
        Numbering read = new Numbering(0, new HashMap<>(), new HashMap<>());
        int definition = -1;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "abstractNumId" -> definition = xml.number("val", -1);
                case "lvlOverride" -> override(xml.number("ilvl", 0), read, xml);
                default -> {}
            }
        }
        numberings.put(id, new Numbering(definition, read.starts, read.levels));
    }

    private static void override(int level, Numbering numbering, XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "startOverride" -> numbering.starts.put(level, xml.number("val", 1));
                case "lvl" -> numbering.levels.put(level, ListLevel.read(xml));
                default -> {}
            }
        }
    }

    /** A numbering; its definition is the one that holds the levels, where a style links to another list. */
    Optional<Numbering> numbering(int id, DocxStyles styles) {
        Numbering found = numberings.get(id);
        if (found == null) {
            return Optional.empty();
        }
        String style = linkedStyles.get(found.definition);
        Numbering linked =
                style == null ? null : numberings.get(styles.of(style).numbering());
        return Optional.of(linked == null ? found : new Numbering(linked.definition, found.starts, found.levels));
    }

    /** A level of a numbering; a plain one where the document defines none. */
    ListLevel level(Numbering numbering, int level) {
        ListLevel own = numbering.levels.get(level);
        if (own != null) {
            return own;
        }
        return definitions.getOrDefault(numbering.definition, Map.of()).getOrDefault(level, ListLevel.NONE);
    }

    /** The level of a numbering that belongs to a style, else 0. */
    int levelOfStyle(Numbering numbering, String style) {
        for (int level = 0; level < LEVELS; level++) {
            if (!style.isEmpty() && level(numbering, level).style().equals(style)) {
                return level;
            }
        }
        return 0;
    }
}
