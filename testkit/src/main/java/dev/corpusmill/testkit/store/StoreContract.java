package dev.corpusmill.testkit.store;

import dev.corpusmill.api.store.IndexStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every index store must do. A store passes by extending this class; {@code store.memory} is the reference. */
public abstract class StoreContract
        implements RowContract,
                CommitContract,
                SearchContract,
                GroupContract,
                FilterContract,
                GenerationContract,
                MisuseContract,
                ControlContract {
    private final List<IndexStore> handles = new ArrayList<>();

    /** Another handle of the test's index, which is empty before the first call of a test. */
    protected abstract IndexStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        handles.add(open());
    }

    @AfterEach
    void closeHandles() {
        handles.forEach(IndexStore::close);
    }

    @Override
    public final IndexStore store() {
        return handles.get(0);
    }

    @Override
    public final IndexStore anotherHandle() {
        try {
            IndexStore handle = open();
            handles.add(handle);
            return handle;
        } catch (Exception failure) {
            throw new AssertionError("no other handle", failure);
        }
    }
}
