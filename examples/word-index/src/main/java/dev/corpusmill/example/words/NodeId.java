package dev.corpusmill.example.words;

import java.util.HexFormat;

/** The id of a node, 32 hexadecimal digits, as two numbers; their unsigned order is that of the ids. */
record NodeId(long high, long low) implements Comparable<NodeId> {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HALF = 16;

    static NodeId parse(String id) {
        return new NodeId(
                HexFormat.fromHexDigitsToLong(id, 0, HALF), HexFormat.fromHexDigitsToLong(id, HALF, 2 * HALF));
    }

    /** What {@link #parse} reads. */
    static String format(long high, long low) {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    @Override
    public int compareTo(NodeId other) {
        return compare(high, low, other.high, other.low);
    }

    static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh == 0 ? Long.compareUnsigned(low, otherLow) : byHigh;
    }
}
