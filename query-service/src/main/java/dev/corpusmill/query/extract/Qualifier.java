package dev.corpusmill.query.extract;

import java.util.Collections;
import java.util.Set;

/**
 * What a text names as one of several of its kind: a number, a letter, a day, a country.
 *
 * @param values what it may be: one, or all of a range like Monday to Friday
 * @param heads what it numbers, like the ward of "ward 39"; for kinds that need none, empty
 */
record Qualifier(Kind kind, Set<String> values, Set<String> heads) {
    enum Kind {
        NUMBER(true),
        /** A number with its measure behind it, as in "28 nights": it counts, it names nothing. */
        AMOUNT(true),
        LETTER(true),
        CODE(true),
        YEAR(false),
        QUARTER(false),
        MONTH(false),
        WEEKDAY(false),
        COUNTRY(false),
        /** Of a place or person, behind a word like "in", "from" or "Mr". */
        NAME(true),
        SEASON(false),
        PERIOD(false);

        private final boolean headed;

        Kind(boolean headed) {
            this.headed = headed;
        }

        /**
         * How many texts away another of the kind still says that a statement is not about the one that is asked for. What
         * has a name of its own, like a ward, holds until the next is named; a year or a place in passing does not.
         */
        int reach() {
            return switch (this) {
                case NAME -> 0;
                case YEAR, MONTH, WEEKDAY, COUNTRY, SEASON, PERIOD -> 3;
                case NUMBER, AMOUNT, LETTER, CODE, QUARTER -> Integer.MAX_VALUE;
            };
        }

        /** Whether a text that names none at all leaves open which one it is about. */
        boolean decisive() {
            return this != AMOUNT && this != SEASON && this != PERIOD;
        }
    }

    Qualifier(Kind kind, String value) {
        this(kind, Set.of(value), Set.of());
    }

    /** Whether another is one of the same things, be it the same or not. */
    boolean comparable(Qualifier other) {
        boolean numbers = numeric() && other.numeric();
        if (kind != other.kind && !numbers) {
            return false;
        }
        return !kind.headed || heads.stream().anyMatch(head -> WordWeights.has(other.heads, head));
    }

    /** Whether it is the first in a row, which is often said without a second. */
    boolean isFirst() {
        return kind == Kind.NUMBER && values.equals(Set.of("1"));
    }

    private boolean numeric() {
        return kind == Kind.NUMBER || kind == Kind.AMOUNT;
    }

    /** Whether another may be the same. */
    boolean same(Qualifier other) {
        return (kind == other.kind || (numeric() && other.numeric())) && !Collections.disjoint(values, other.values);
    }
}
