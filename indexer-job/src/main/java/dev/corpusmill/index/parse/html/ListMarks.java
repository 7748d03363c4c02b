package dev.corpusmill.index.parse.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;

/** What stands before the items of the open lists: a dash, or the item's number as the list counts. */
final class ListMarks {
    private static final String BULLET = "- ";
    private static final int MAX_ROMAN = 3999;
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private final Deque<Numbering> open = new ArrayDeque<>();

    /** A list; step 0 is one that does not count. */
    private static final class Numbering {
        final int step;
        final String type;
        int next;

        Numbering(int step, String type, int next) {
            this.step = step;
            this.type = type;
            this.next = next;
        }
    }

    static boolean isList(Element element) {
        return switch (element.normalName()) {
            case "ul", "ol", "menu", "dir", "dl" -> true;
            default -> false;
        };
    }

    void open(Element list) {
        if (!list.normalName().equals("ol")) {
            open.push(new Numbering(0, "", 0));
            return;
        }
        boolean reversed = list.hasAttr("reversed");
        long items = reversed
                ? list.children().stream()
                        .filter(item -> item.normalName().equals("li"))
                        .count()
                : 1;
        open.push(new Numbering(reversed ? -1 : 1, list.attr("type"), number(list.attr("start"), (int) items)));
    }

    void close() {
        open.poll();
    }

    /** The mark of the next item. */
    String next(Element item) {
        Numbering list = open.peek();
        if (list == null || list.step == 0) {
            return BULLET;
        }
        int number = number(item.attr("value"), list.next);
        list.next = number + list.step;
        return format(number, list.type) + ". ";
    }

    private static int number(String text, int otherwise) {
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            return otherwise; // as browsers do
        }
    }

    private static String format(int number, String type) {
        return switch (type) {
            case "a" -> letters(number);
            case "A" -> letters(number).toUpperCase(java.util.Locale.ROOT);
            case "i" -> roman(number);
            case "I" -> roman(number).toUpperCase(java.util.Locale.ROOT);
            default -> Integer.toString(number);
        };
    }

    /** a to z, aa, ab … */
    private static String letters(int number) {
        if (number < 1) {
            return Integer.toString(number);
        }
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('a' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    private static String roman(int number) {
        if (number < 1 || number > MAX_ROMAN) {
            return Integer.toString(number);
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                roman.append(ROMAN[i]);
            }
        }
        return roman.toString();
    }
}
