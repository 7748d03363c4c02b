package dev.corpusmill.tokenize;

import java.util.Arrays;

/**
 * A text on its way to the model: UTF-16 units, each with the offset behind what it came from in the source. Units that
 * came from one character all end behind that character, so no end falls inside one.
 */
final class AlignedText implements CharSequence {
    private char[] units;
    private int[] ends;
    private int length;
    /** Where in the source this text begins. */
    private final int sourceStart;

    AlignedText(int expected, int sourceStart) {
        units = new char[Math.max(8, expected)];
        ends = new int[units.length];
        this.sourceStart = sourceStart;
    }

    private AlignedText(char[] units, int[] ends, int sourceStart) {
        this.units = units;
        this.ends = ends;
        this.length = units.length;
        this.sourceStart = sourceStart;
    }

    /** A part of the source as it is; a surrogate without its other half becomes U+FFFD, which can be encoded. */
    static AlignedText of(String source, int from, int to) {
        AlignedText text = new AlignedText(to - from, from);
        for (int at = from; at < to; at++) {
            char unit = source.charAt(at);
            if (!Character.isSurrogate(unit)) {
                text.add(unit, at + 1);
            } else if (at + 1 < to && Character.isSurrogatePair(unit, source.charAt(at + 1))) {
                text.add(unit, at + 2);
                text.add(source.charAt(at + 1), at + 2);
                at++;
            } else {
                text.add('\uFFFD', at + 1);
            }
        }
        return text;
    }

    void add(char unit, int end) {
        if (length == units.length) {
            int grown = length + (length >> 1);
            units = Arrays.copyOf(units, grown);
            ends = Arrays.copyOf(ends, grown);
        }
        units[length] = unit;
        ends[length++] = end;
    }

    /** Adds units that all come from what ends at {@code end}. */
    void add(CharSequence added, int end) {
        for (int i = 0; i < added.length(); i++) {
            add(added.charAt(i), end);
        }
    }

    /** Adds a part of another text with its ends. */
    void add(AlignedText other, int from, int to) {
        for (int i = from; i < to; i++) {
            add(other.units[i], other.ends[i]);
        }
    }

    /** The units from {@code from} to {@code to} as a text of their own. */
    AlignedText part(int from, int to) {
        if (from == 0 && to == length) {
            return this;
        }
        return new AlignedText(
                Arrays.copyOfRange(units, from, to),
                Arrays.copyOfRange(ends, from, to),
                from == 0 ? sourceStart : ends[from - 1]);
    }

    /** This text with units in front, which come from nothing. */
    AlignedText prepend(String front) {
        AlignedText text = new AlignedText(length + front.length(), sourceStart);
        text.add(front, sourceStart);
        text.add(this, 0, length);
        return text;
    }

    boolean startsWith(char unit) {
        return length > 0 && units[0] == unit;
    }

    /** Offset in the source behind the unit at {@code at}. */
    int end(int at) {
        return ends[at];
    }

    int sourceStart() {
        return sourceStart;
    }

    int codePoint(int at) {
        return Character.codePointAt(units, at, length);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int at) {
        return units[at];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(units, from, to - from);
    }

    @Override
    public String toString() {
        return new String(units, 0, length);
    }
}
