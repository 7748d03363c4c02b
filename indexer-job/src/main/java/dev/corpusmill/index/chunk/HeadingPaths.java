package dev.corpusmill.index.chunk;

import dev.corpusmill.api.split.ParsedText.Heading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The headings above each offset of a text, outermost first, joined by " > ". */
final class HeadingPaths {
    private static final int MAX_CHARS = 200; // of a path: what is longer is no heading

    private final int[] starts;
    private final String[] paths;

    HeadingPaths(List<Heading> headings) {
        starts = new int[headings.size()];
        paths = new String[headings.size()];
        Deque<Heading> above = new ArrayDeque<>();
        for (int i = 0; i < starts.length; i++) {
            Heading heading = headings.get(i);
            while (!above.isEmpty() && above.getLast().level() >= heading.level()) {
                above.removeLast();
            }
            above.addLast(heading);
            starts[i] = heading.start();
            paths[i] = above.stream().map(Heading::title).collect(Collectors.joining(" > "));
        }
    }

    /** Where headings start, ascending. */
    int[] starts() {
        return starts;
    }

    /** The path at an offset; {@code before}, which held until there, where no heading starts there. */
    String at(int offset, String before) {
        int index = Offsets.countUpTo(starts, offset) - 1;
        boolean begins = index >= 0 && starts[index] == offset && paths[index].length() <= MAX_CHARS;
        return begins ? paths[index] : before;
    }
}
