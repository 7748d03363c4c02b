package dev.corpusmill.index.plan;

import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Utf8Order;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One side of the join: listed files in the order of their ids, taken from the front. */
final class PeekingFiles {
    private final List<ListedFile> files;
    private int next;

    PeekingFiles(List<ListedFile> files) {
        this.files = files;
    }

    /** Takes all files whose ids come before this one. */
    void before(String documentId, Consumer<ListedFile> consumer) {
        while (next < files.size() && Utf8Order.INSTANCE.compare(files.get(next).documentId(), documentId) < 0) {
            consumer.accept(files.get(next++));
        }
    }

    /** Takes the file of this id, if it is the next. */
    @Nullable
    ListedFile takeIf(String documentId) {
        boolean there = next < files.size() && files.get(next).documentId().equals(documentId);
        return there ? files.get(next++) : null;
    }

    /** Takes all that is left. */
    void rest(Consumer<ListedFile> consumer) {
        while (next < files.size()) {
            consumer.accept(files.get(next++));
        }
    }
}
