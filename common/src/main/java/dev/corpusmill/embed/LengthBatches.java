package dev.corpusmill.embed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Mini-batches of inputs of like length: padding counts as work, so short inputs never wait for long ones. */
public final class LengthBatches {
    private LengthBatches() {}

    /**
     * Indexes into {@code inputs}, longest first, such that each batch padded to its longest input holds at most
     * {@code maxTokens} tokens; a longer input is a batch of its own.
     */
    public static List<int[]> of(List<int[]> inputs, int maxTokens) {
        int[] byLength = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -inputs.get(i).length))
                .mapToInt(i -> i)
                .toArray();
        List<int[]> batches = new ArrayList<>();
        int from = 0;
        while (from < byLength.length) {
            int longest = Math.max(1, inputs.get(byLength[from]).length);
            int to = Math.min(byLength.length, from + Math.max(1, maxTokens / longest));
            batches.add(IntStream.range(from, to).map(i -> byLength[i]).toArray());
            from = to;
        }
        return batches;
    }
}
