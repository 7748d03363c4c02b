package dev.corpusmill.index.plan;

import dev.corpusmill.index.listing.FileCursor;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.Utf8Order;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One side of the join: listed files in the order of their ids, taken from the front.
 *
 * <p>Two names that differ in their Unicode form only are one document: the second file goes to {@code duplicates}.
 */
final class PeekingFiles {
    private final FileCursor files;
    private final BiConsumer<ListedFile, String> duplicates;
    private @Nullable ListedFile next;
    private String last = "";

    PeekingFiles(FileCursor files, BiConsumer<ListedFile, String> duplicates) {
        this.files = files;
        this.duplicates = duplicates;
        this.next = following("");
    }

    /** Takes all files whose ids come before this one. */
    void before(String documentId, Consumer<ListedFile> consumer) {
        for (ListedFile file = next; file != null && order(file, documentId) < 0; file = next) {
            take(file);
            consumer.accept(file);
        }
    }

    /** Takes the file of this id, if it is the next. */
    @Nullable
    ListedFile takeIf(String documentId) {
        ListedFile file = next;
        if (file == null || !file.documentId().equals(documentId)) {
            return null;
        }
        take(file);
        return file;
    }

    /** Takes all that is left. */
    void rest(Consumer<ListedFile> consumer) {
        for (ListedFile file = next; file != null; file = next) {
            take(file);
            consumer.accept(file);
        }
    }

    /**
     * Whether any file is listed beneath a folder. Asked where the next file comes behind a document of that folder: ids
     * beneath a folder stand together, so one of them would be the file before or the file behind.
     */
    boolean anyBeneath(String folder) {
        return Listing.beneath(folder, last) || (next != null && Listing.beneath(folder, next.documentId()));
    }

    private void take(ListedFile file) {
        last = file.documentId();
        next = following(last);
    }

    private @Nullable ListedFile following(String id) {
        while (files.hasNext()) {
            ListedFile file = files.next();
            if (!file.documentId().equals(id)) {
                return file;
            }
            duplicates.accept(file, id);
        }
        return null;
    }

    private static int order(ListedFile file, String documentId) {
        return Utf8Order.INSTANCE.compare(file.documentId(), documentId);
    }
}
