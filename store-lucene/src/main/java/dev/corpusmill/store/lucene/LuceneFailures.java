package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;

/** Decides what a failure of Lucene or of the file system means. */
final class LuceneFailures {
    private LuceneFailures() {}

    static FailureKind classify(Throwable failure) {
        if (failure instanceof LockObtainFailedException) {
            return FailureKind.OVERLOADED;
        }
        boolean interrupted =
                failure instanceof ClosedByInterruptException || failure instanceof ThreadInterruptedException;
        if (interrupted) {
            return FailureKind.TRANSIENT;
        }
        boolean refused =
                failure instanceof IllegalArgumentException || failure instanceof IndexSearcher.TooManyClauses;
        return refused ? FailureKind.REJECTED : FailureKind.FATAL;
    }

    static StoreException of(String action, Path path, Throwable failure) {
        String facts = "path=" + path + " reason=" + StoreException.reasonOf(failure);
        return new StoreException(classify(failure), "lucene " + action + " failed: " + facts, failure);
    }

    /** A failure of a writer, classified by what first broke it: Lucene closes a writer that lost data. */
    static StoreException of(String action, Path path, Throwable failure, IndexWriter writer) {
        @Nullable Throwable first = writer.getTragicException();
        return of(action, path, first == null ? failure : first);
    }

    static StoreException fatal(String message, Path path) {
        return new StoreException(FailureKind.FATAL, message + ": path=" + path);
    }
}
