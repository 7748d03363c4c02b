package dev.corpusmill.index.parse.ooxml;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of a diagram (SmartArt) in the order of its outline: each point before those below it. */
final class DiagramText {
    private static final Set<String> WITHOUT_TEXT = Set.of("pres", "parTrans", "sibTrans");

    private final Map<String, String> points = new LinkedHashMap<>();
    private final Map<String, List<Link>> children = new HashMap<>();

    private record Link(String child, int order) {}

    /** Reads the data part of a diagram from its root element. */
    List<Block> read(XmlCursor xml) throws IOException {
        walk(xml);
        List<Block> blocks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> below = new HashSet<>();
        children.values().forEach(links -> links.forEach(link -> below.add(link.child)));
        points.keySet().stream().filter(id -> !below.contains(id)).forEach(root -> write(root, seen, blocks));
        points.keySet().forEach(rest -> write(rest, seen, blocks));
        return blocks;
    }

    private void walk(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "pt" -> {
                    String id = xml.attribute("modelId", "");
                    if (!WITHOUT_TEXT.contains(xml.attribute("type", "node"))) {
                        points.put(id, DrawingText.runs(xml));
                    }
                }
                case "cxn" -> {
                    if (xml.attribute("type", "parOf").equals("parOf")) {
                        children.computeIfAbsent(xml.attribute("srcId", ""), id -> new ArrayList<>())
                                .add(new Link(xml.attribute("destId", ""), xml.number("srcOrd", 0)));
                    }
                }
                default -> walk(xml);
            }
        }
    }

    private void write(String root, Set<String> seen, List<Block> blocks) {
        Deque<String> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (!seen.add(id)) {
                continue;
            }
            String text = points.getOrDefault(id, "");
            if (!text.isBlank()) {
                blocks.add(new Block.Text(0, text));
            }
            children.getOrDefault(id, List.of()).stream()
                    .sorted(Comparator.comparingInt(Link::order).reversed())
                    .forEach(link -> open.push(link.child));
        }
    }
}
