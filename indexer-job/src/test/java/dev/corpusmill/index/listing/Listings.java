package dev.corpusmill.index.listing;

import java.util.List;
import java.util.Map;

/** Listings for tests of what is made of them. */
public final class Listings {
    private Listings() {}

    /** A listing of these files. */
    public static Listing of(List<ListedFile> files) {
        return of(files, Map.of());
    }

    /** The same where folders could not be listed, each with the reason. */
    public static Listing of(List<ListedFile> files, Map<String, String> unlisted) {
        SortedFiles sorted = new SortedFiles();
        files.forEach(sorted::add);
        return new Listing(sorted, unlisted, Map.of(), new LeftOut(), new Shards());
    }
}
