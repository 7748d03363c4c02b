package dev.corpusmill.index.run;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.source.ScanTimer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Waits until there is a document to begin with: managed sources may be empty, and then there is nothing to make an index of. */
final class FirstDocuments {
    private FirstDocuments() {}

    /** Returns when some source lists a document, or when the run is to stop. */
    static void await(CorpusmillConfig config, FilesOpener files, ScanTimer timer, BooleanSupplier stop) {
        while (!stop.getAsBoolean() && none(config, files)) {
            pause(timer, config.watch().interval());
        }
    }

    private static boolean none(CorpusmillConfig config, FilesOpener files) {
        try (Listing listing = SourceLister.list(config.sources(), files)) {
            return listing.size() == 0 && listing.unlisted().isEmpty();
        }
    }

    private static void pause(ScanTimer timer, Duration interval) {
        CountDownLatch due = new CountDownLatch(1);
        timer.after(interval, due::countDown);
        try {
            due.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClassifiedException(
                    FailureKind.TRANSIENT, "interrupted while there was no document yet", interrupted);
        }
    }
}
