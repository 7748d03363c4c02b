package dev.corpusmill.query.assembly;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.query.documents.DocumentChanges;
import dev.corpusmill.query.documents.DocumentList;
import dev.corpusmill.query.documents.ManagedSources;
import dev.corpusmill.query.http.DocumentSupport;
import dev.corpusmill.query.retrieve.DocumentLookup;
import dev.corpusmill.query.retrieve.LiveIndex;
import java.io.IOException;
import java.time.Clock;

/** What shows and changes documents. */
record DocumentParts(DocumentSupport support, DocumentChanges changes) {
    static DocumentParts create(CorpusmillConfig config, LiveIndex index) {
        ManagedSources sources = new ManagedSources(config);
        DocumentList list = new DocumentList(index, sources, System::nanoTime);
        DocumentChanges changes = new DocumentChanges(sources, config.metadata(), list, Clock.systemUTC());
        return new DocumentParts(
                new DocumentSupport(list, changes, sources, new DocumentLookup(index), config.metadata()), changes);
    }

    /**
     * Makes the folders of managed sources.
     *
     * @throws ClassifiedException FATAL where one cannot be made
     */
    void prepare() {
        try {
            changes.prepare();
        } catch (IOException failed) {
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    "the folder of a managed source cannot be written: reason=" + ClassifiedException.reasonOf(failed)
                            + " (give the service the right to write there, or name another folder in sources)",
                    failed);
        }
    }
}
