package dev.corpusmill.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a configuration: each problem once, with its path and where the path was given. */
final class Problems {
    private final Set<String> lines = new LinkedHashSet<>();
    private final Map<String, String> origins = new HashMap<>();

    /** Remembers where a path was given: a line of the file, or {@code --set}. */
    void given(String path, String origin) {
        origins.keySet().removeIf(known -> known.startsWith(path + ".") || known.startsWith(path + "["));
        origins.put(path, origin);
    }

    /** False where this very problem is known already. */
    boolean add(String path, String message) {
        String origin = origins.getOrDefault(path, origins.getOrDefault(parent(path), ""));
        return lines.add((path.isEmpty() ? "" : path + ": ")
                + Masking.credentials(message)
                + (origin.isEmpty() ? "" : " (" + origin + ")"));
    }

    boolean none() {
        return lines.isEmpty();
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
