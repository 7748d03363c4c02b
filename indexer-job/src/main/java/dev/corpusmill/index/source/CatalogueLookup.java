package dev.corpusmill.index.source;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds rows of the last commit; opens it when the first is asked for, because most scans ask for none. */
final class CatalogueLookup implements AutoCloseable {
    /** How many rows are worth a request. */
    static final int BATCH = 500;

    private final IndexStore store;
    private final String generation;
    private @Nullable GenerationReader reader;

    CatalogueLookup(IndexStore store, String generation) {
        this.store = store;
        this.generation = generation;
    }

    /** Rows by document id; ids without a row are left out. */
    Map<String, CatalogueRow> rows(Collection<String> ids) {
        Map<String, CatalogueRow> rows = new HashMap<>();
        if (!ids.isEmpty()) {
            if (reader == null) {
                reader = store.openReader(generation);
            }
            reader.fetchCatalogue(ids).forEach(row -> rows.put(row.documentId(), row));
        }
        return rows;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
