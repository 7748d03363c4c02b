package dev.corpusmill.store.milvus;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.milvus.v2.service.collection.request.HasCollectionReq;
import java.util.List;
import java.util.UUID;

/** Revisions of generations: a row each, which every commit gives a value that was never there before. */
final class MilvusRevisions {
    private final MilvusConnection connection;
    private final MilvusSchemas schemas;
    private final String collection;

    MilvusRevisions(MilvusConnection connection, MilvusSchemas schemas, MilvusNames names) {
        this.connection = connection;
        this.schemas = schemas;
        this.collection = names.control();
    }

    /** Creates the collection where it is not there yet. */
    void prepare() {
        connection.run("create", "collection=" + collection, client -> {
            if (!client.hasCollection(
                    HasCollectionReq.builder().collectionName(collection).build())) {
                try {
                    client.createCollection(schemas.control());
                } catch (RuntimeException failure) {
                    if (!MilvusFailures.exists(failure)) { // another process was quicker
                        throw failure;
                    }
                }
            }
        });
    }

    String of(String generation) {
        return new MilvusRequests(connection, collection)
                .query("id == " + MilvusLiterals.of(generation), List.of("value"), 1).stream()
                        .map(row -> MilvusRows.text(row, "value"))
                        .findFirst()
                        .orElse("");
    }

    void change(String generation) {
        JsonObject row = new JsonObject();
        row.addProperty("id", generation);
        row.addProperty("value", UUID.randomUUID().toString());
        JsonArray placeholder = new JsonArray();
        placeholder.add(1f);
        placeholder.add(0f);
        row.add("vector", placeholder);
        new MilvusRequests(connection, collection).upsert(List.of(row));
    }
}
