package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.collection.request.GetLoadStateReq;
import io.milvus.v2.service.collection.request.LoadCollectionReq;
import java.util.function.Function;

/**
 * Keeps collections in the memory of the server, which answers nothing about their rows otherwise. A collection leaves it
 * without a word of ours: Milvus Lite forgets at each restart what was loaded, and any server does when somebody releases it.
 */
final class MilvusLoading {
    private MilvusLoading() {}

    /** Loads a collection that the server has released. */
    static void load(MilvusConnection connection, String collection) {
        connection.run("load", "collection=" + collection, client -> {
            if (!isLoaded(client, collection)) {
                load(client, collection);
            }
        });
    }

    /** The call; where the server has released the collection, the same once more after it was loaded. */
    static <T> T loaded(MilvusClientV2 client, String collection, Function<MilvusClientV2, T> call) {
        try {
            return call.apply(client);
        } catch (RuntimeException failure) {
            if (!MilvusFailures.maybeReleased(failure) || isLoaded(client, collection)) {
                throw failure;
            }
        }
        load(client, collection);
        return again(client, collection, call);
    }

    private static <T> T again(MilvusClientV2 client, String collection, Function<MilvusClientV2, T> call) {
        try {
            return call.apply(client);
        } catch (RuntimeException failure) {
            if (MilvusFailures.maybeReleased(failure) && !isLoaded(client, collection)) {
                throw new StoreException(
                        FailureKind.TRANSIENT,
                        "milvus releases the collection again and again: collection=" + collection
                                + " (does somebody else manage its memory?)",
                        failure);
            }
            throw failure;
        }
    }

    private static boolean isLoaded(MilvusClientV2 client, String collection) {
        return client.getLoadState(
                GetLoadStateReq.builder().collectionName(collection).build());
    }

    /** Waits until it is there. */
    private static void load(MilvusClientV2 client, String collection) {
        try {
            client.loadCollection(
                    LoadCollectionReq.builder().collectionName(collection).build());
        } catch (RuntimeException failure) {
            throw MilvusFailures.of(failure, "load", "collection=" + collection + " state=released");
        }
    }
}
