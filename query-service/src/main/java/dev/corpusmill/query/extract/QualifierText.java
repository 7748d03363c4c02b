package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text whose qualifiers are read kind by kind: what one kind has taken is blank for the next. */
final class QualifierText {
    private static final Pattern TO = Pattern.compile(
            "(?:st|nd|rd|th)?\\.?\\s*(?:\\d{1,2}日)?\\s*(?:to|until|till|through|bis|à|au|至|到|[-–—~～])\\s*(?:zum\\s|the\\s)?(?:\\d{1,2}\\.?\\s)?");
    private static final int MAX_RANGE = 400; // numbers; a longer range names none of them
    private static final Set<Kind> RANGED = Set.of(Kind.WEEKDAY, Kind.MONTH, Kind.NUMBER, Kind.AMOUNT, Kind.YEAR);

    private final String text;
    private final StringBuilder rest;
    private final List<Placed> found = new ArrayList<>();

    private record Placed(int start, int end, Qualifier qualifier) {}

    QualifierText(String text) {
        this.text = text;
        this.rest = new StringBuilder(text);
    }

    String text() {
        return text;
    }

    /** What no kind has taken yet; at the same offsets. */
    String rest() {
        return rest.toString();
    }

    /** Takes each match that is a qualifier. */
    void take(Pattern pattern, Function<MatchResult, @Nullable Qualifier> read) {
        Matcher matcher = pattern.matcher(rest());
        while (matcher.find()) {
            Qualifier qualifier = read.apply(matcher);
            if (qualifier != null) {
                found.add(new Placed(matcher.start(), matcher.end(), qualifier));
                blank(matcher.start(), matcher.end());
            }
        }
    }

    /** Leaves each match out of account. */
    void drop(Pattern pattern) {
        Matcher matcher = pattern.matcher(rest());
        while (matcher.find()) {
            blank(matcher.start(), matcher.end());
        }
    }

    private void blank(int start, int end) {
        for (int at = start; at < end; at++) {
            rest.setCharAt(at, ' ');
        }
    }

    void add(Qualifier qualifier) {
        found.add(new Placed(text.length(), text.length(), qualifier));
    }

    /** All, in the order of the text; where two are the ends of a range, each is all between them. */
    List<Qualifier> qualifiers() {
        found.sort(Comparator.comparingInt(Placed::start));
        List<Qualifier> all = new ArrayList<>();
        found.forEach(placed -> all.add(placed.qualifier()));
        for (int i = 0; i < found.size(); i++) {
            for (int next = i + 1; next < Math.min(found.size(), i + 3); next++) { // a day may stand between two months
                if (isRange(found.get(i), found.get(next))) {
                    Qualifier whole = range(all.get(i), all.get(next));
                    all.set(i, whole);
                    all.set(next, whole);
                }
            }
        }
        return all;
    }

    private boolean isRange(Placed from, Placed to) {
        Qualifier first = from.qualifier();
        boolean alike = first.same(new Qualifier(to.qualifier().kind(), first.values(), Set.of()));
        return alike
                && RANGED.contains(first.kind())
                && first.values().size() == 1
                && to.qualifier().values().size() == 1
                && from.end() <= to.start()
                && TO.matcher(text.substring(from.end(), to.start())).matches();
    }

    private static Qualifier range(Qualifier from, Qualifier to) {
        Set<String> values = new HashSet<>(from.values());
        values.addAll(to.values());
        Set<String> heads = new HashSet<>(from.heads());
        heads.addAll(to.heads());

        int first = whole(from);
        int last = whole(to);
        int cycle = cycle(from.kind());
        int steps = first < 0 || last < 0 ? 0 : cycle > 0 ? Math.floorMod(last - first, cycle) : last - first;
        for (int step = 1; step < steps && steps <= MAX_RANGE; step++) {
            int at = first + step;
            values.add(Integer.toString(cycle > 0 ? (at - 1) % cycle + 1 : at));
        }
        return new Qualifier(from.kind(), values, heads);
    }

    /** After how many the first comes again: "Saturday to Monday" is a range, too. */
    private static int cycle(Kind kind) {
        return kind == Kind.MONTH ? 12 : kind == Kind.WEEKDAY ? 7 : 0;
    }

    /** The one value where it is a whole number; -1 where it is none: of 3.5 to 4.5 only the ends are named. */
    private static int whole(Qualifier qualifier) {
        String value = qualifier.values().iterator().next();
        boolean whole = value.length() < 10 && value.chars().allMatch(Character::isDigit);
        return whole ? Integer.parseInt(value) : -1;
    }
}
