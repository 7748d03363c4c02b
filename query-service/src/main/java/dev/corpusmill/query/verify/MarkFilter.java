package dev.corpusmill.query.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the marks of sources that do not exist out of a text that comes in pieces, and writes the others alike: {@code [1]},
 * {@code [1, 2]}. Models write them in many ways; what stands in code is none. Not for several threads.
 */
final class MarkFilter {
    private static final String WORD = "(?:sources?|src|quellen?|refs?|documents?|doc|来源|资料|文档|出处)[\\s.:#：]*";
    private static final String NUMBER = "\\d{1,3}";
    private static final String NUMBERS =
            NUMBER + "(?:\\s*(?:[,，、;；&–-]|and|und|和|to|bis)\\s*(?:\\^|" + WORD + ")?" + NUMBER + ")*";
    private static final Pattern MARK = Pattern.compile(
            "[ \\t]*(?:[\\[【［〔]\\s*(?:\\^|" + WORD + ")?(" + NUMBERS + ")\\s*(?:†[^\\]】］〕]{0,24})?[\\]】］〕]"
                    + "|[(（]\\s*" + WORD + "(" + NUMBERS + ")\\s*[)）])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH = Pattern.compile("(\\d{1,3})(?:\\s*(?:–|-|to|bis)\\s*(\\d{1,3}))?");
    private static final int MAX_MARK = 80;
    private static final int MAX_RANGE = 50;

    private final Set<Integer> sources;
    private final StringBuilder pending = new StringBuilder();
    private final Set<Integer> removed = new TreeSet<>();
    private int ticks;
    private boolean inline;
    private boolean fenced;

    /** @param sources their numbers */
    MarkFilter(Set<Integer> sources) {
        this.sources = Set.copyOf(sources);
    }

    /** The text that is decided now that this piece has come. */
    String take(String piece) {
        pending.append(piece);
        return decide(false);
    }

    /** The rest, at the end. */
    String end() {
        return decide(true);
    }

    /** Numbers that were cited and that no source has. */
    Set<Integer> removed() {
        return removed;
    }

    private String decide(boolean last) {
        StringBuilder out = new StringBuilder();
        Matcher mark = MARK.matcher(pending);
        int at = 0;
        while (at < pending.length()) {
            char next = pending.charAt(at);
            if (!mayBegin(next) || code(next)) {
                out.append(next);
                note(next);
                at++;
                continue;
            }
            mark.region(at, pending.length());
            if (mark.lookingAt()) {
                out.append(write(mark));
                note(']');
                at = mark.end();
            } else if (mark.hitEnd() && !last && pending.length() - at < MAX_MARK) {
                break; // the rest of it may follow
            } else {
                int spaces = at;
                while (spaces < pending.length() && isSpace(pending.charAt(spaces))) {
                    spaces++;
                }
                int end = Math.max(spaces, at + 1);
                out.append(pending, at, end);
                note(pending.charAt(end - 1));
                at = end;
            }
        }
        pending.delete(0, at);
        return out.toString();
    }

    private static boolean isSpace(char next) {
        return next == ' ' || next == '\t';
    }

    private static boolean mayBegin(char next) {
        return isSpace(next) || "[【［〔(（".indexOf(next) >= 0;
    }

    /** Within `code` and ``` blocks brackets are indexes. */
    private boolean code(char next) {
        if (ticks > 0) {
            endTicks();
        }
        return next != '`' && (inline || fenced);
    }

    private void note(char next) {
        if (next == '`') {
            ticks++;
            return;
        }
        if (ticks > 0) {
            endTicks();
        }
        inline &= next != '\n';
    }

    private void endTicks() {
        if (ticks >= 3) {
            fenced = !fenced;
        } else if (!fenced) {
            inline = !inline;
        }
        ticks = 0;
    }

    private String write(Matcher mark) {
        String spaces = mark.group()
                .substring(
                        0, mark.group().length() - mark.group().stripLeading().length());
        List<Integer> known = new ArrayList<>();
        for (int number : numbers(mark.group(1) == null ? mark.group(2) : mark.group(1))) {
            if (sources.contains(number)) {
                known.add(number);
            } else {
                removed.add(number);
            }
        }
        return known.isEmpty()
                ? ""
                : spaces + known.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Set<Integer> numbers(String list) {
        Set<Integer> numbers = new TreeSet<>();
        Matcher each = EACH.matcher(list);
        while (each.find()) {
            int from = Integer.parseInt(each.group(1));
            int to = each.group(2) == null ? from : Integer.parseInt(each.group(2));
            numbers.add(from);
            numbers.add(to);
            for (int between = from + 1; between < to && between - from < MAX_RANGE; between++) {
                numbers.add(between);
            }
        }
        return numbers;
    }
}
