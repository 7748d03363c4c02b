package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.GenerationNames;
import dev.corpusmill.api.store.StoreException;
import io.milvus.v2.service.collection.request.AlterCollectionPropertiesReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.DescribeCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The collections of one index on a server: what there is, whose it is, and its properties. */
final class MilvusCollections {
    private final MilvusConnection connection;
    private final MilvusNames names;

    MilvusCollections(MilvusConnection connection, MilvusNames names) {
        this.connection = connection;
        this.names = names;
    }

    /** All of the database, ours and others. */
    List<String> all() {
        return connection.call(
                "list",
                "uri=" + connection.settings().uri(),
                client -> client.listCollections().getCollectionNames().stream()
                        .sorted(Comparator.naturalOrder())
                        .toList());
    }

    void create(CreateCollectionReq request) {
        connection.run(
                "create", "collection=" + request.getCollectionName(), client -> client.createCollection(request));
    }

    void drop(String collection) {
        DropCollectionReq request =
                DropCollectionReq.builder().collectionName(collection).build();
        connection.run("drop", "collection=" + collection, client -> client.dropCollection(request));
    }

    /** The same, unless it is somebody else's. */
    void dropOurs(String collection) {
        Map<String, String> properties = properties(collection);
        if (!properties.isEmpty()) {
            ours(collection, properties);
            drop(collection);
        }
    }

    /**
     * Drops what is left of generations whose drop died half done: ours, without a catalogue, and older than the newest
     * generation, so that none is just being created.
     */
    void dropLeftovers() {
        List<String> there = all();
        Optional<String> newest = there.stream()
                .flatMap(collection -> names.generationOf(collection).stream())
                .max(GenerationNames.OLDEST_FIRST);
        for (String collection : there) {
            boolean left = names.generationOfRows(collection)
                    .filter(one -> !there.contains(names.collection(one, MilvusNames.CATALOGUE)))
                    .filter(one -> newest.isPresent() && GenerationNames.OLDEST_FIRST.compare(one, newest.get()) < 0)
                    .isPresent();
            if (left && areOurs(properties(collection))) {
                drop(collection);
            }
        }
    }

    /** Properties of a collection; empty where there is none, and never empty where there is. */
    Map<String, String> properties(String collection) {
        DescribeCollectionReq request =
                DescribeCollectionReq.builder().collectionName(collection).build();
        return connection.call("describe", "collection=" + collection, client -> {
            try {
                Map<String, String> properties =
                        client.describeCollection(request).getProperties();
                return properties.isEmpty() ? Map.of(MilvusSchemas.OWNER, "") : Map.copyOf(properties);
            } catch (RuntimeException failure) {
                if (MilvusFailures.notThere(failure)) {
                    return Map.of();
                }
                throw failure;
            }
        });
    }

    /** Sets a property. */
    void mark(String collection, String property, String value) {
        AlterCollectionPropertiesReq request = AlterCollectionPropertiesReq.builder()
                .collectionName(collection)
                .property(property, value)
                .build();
        connection.run(
                "alter",
                "collection=" + collection + " property=" + property,
                client -> client.alterCollectionProperties(request));
    }

    /** FATAL where the collection with these properties was not made by us, for this index. */
    void ours(String collection, Map<String, String> properties) {
        if (!areOurs(properties)) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "a collection of this name is not corpusmill's: collection=" + collection
                            + " (choose another index.name, or store.milvus.database)");
        }
    }

    private boolean areOurs(Map<String, String> properties) {
        return properties.getOrDefault(MilvusSchemas.OWNER, "").equals(names.alias());
    }
}
