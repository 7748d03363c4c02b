package dev.corpusmill.query.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the marks of an answer.
 *
 * @param checked whether anything was checked
 * @param verified for each source that is cited: whether it supports all that cites it
 * @param unsupported statements that their sources do not support, in their order, at most twenty
 * @param numbers of the answer that stand in no source, as they are written
 * @param removed numbers of sources that were cited and do not exist
 * @param refused statements that were left out for want of support
 * @param micros what the checks took
 */
public record Verification(
        boolean checked,
        Map<Integer, Boolean> verified,
        List<String> unsupported,
        List<String> numbers,
        List<Integer> removed,
        int refused,
        long micros) {
    /** Nothing was checked. */
    public static final Verification NONE = new Verification(false, Map.of(), List.of(), List.of(), List.of(), 0, 0);

    public Verification {
        verified = Collections.unmodifiableMap(new LinkedHashMap<>(verified));
        unsupported = List.copyOf(unsupported);
        numbers = List.copyOf(numbers);
        removed = List.copyOf(removed);
    }
}
