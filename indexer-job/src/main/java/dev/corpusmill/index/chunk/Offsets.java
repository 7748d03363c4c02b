package dev.corpusmill.index.chunk;

/** Looks for an offset among ascending ones, of which several may be equal. */
final class Offsets {
    private Offsets() {}

    /** How many of the offsets are not behind this one. */
    static int countUpTo(int[] ascending, int offset) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
