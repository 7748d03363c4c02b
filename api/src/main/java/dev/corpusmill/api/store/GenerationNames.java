package dev.corpusmill.api.store;

import dev.corpusmill.api.model.FailureKind;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Names of generations: {@code g1}, {@code g2}, …; nothing else reaches a file name or a collection name. */
public final class GenerationNames {
    /** By age: a later generation has a larger number. */
    public static final Comparator<String> OLDEST_FIRST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Pattern NAME = Pattern.compile("g[1-9][0-9]{0,8}");

    private GenerationNames() {}

    public static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    /** The name itself, or REJECTED. */
    public static String check(String name) {
        if (!valid(name)) {
            throw new StoreException(FailureKind.REJECTED, "not a name of a generation, expected g1, g2, …: " + name);
        }
        return name;
    }
}
