package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.ControlRecord.Promotion;
import dev.corpusmill.api.store.StoreException;
import io.milvus.v2.service.collection.request.AlterCollectionPropertiesReq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The notes of promotions, in a property of a collection of their own. Whoever promotes holds a lease, so that nobody
 * else writes them.
 */
final class MilvusPromotions {
    private static final String PROPERTY = "corpusmill.promotions";

    private final MilvusConnection connection;
    private final String collection;

    MilvusPromotions(MilvusConnection connection, String collection) {
        this.connection = connection;
        this.collection = collection;
    }

    /** Adds a note; the collection is there. */
    void note(Promotion promotion) {
        List<Promotion> all = new ArrayList<>(all());
        all.add(promotion);
        StringBuilder text = new StringBuilder();
        for (Promotion one : all.subList(Math.max(0, all.size() - ControlRecord.MAX_PROMOTIONS), all.size())) {
            text.append(one.generation()).append(':').append(one.millis()).append(' ');
        }
        AlterCollectionPropertiesReq request = AlterCollectionPropertiesReq.builder()
                .collectionName(collection)
                .property(PROPERTY, text.toString().strip())
                .build();
        connection.run(
                "note of a promotion", "collection=" + collection, client -> client.alterCollectionProperties(request));
    }

    /** All notes, oldest first; none where there is no such collection. */
    List<Promotion> all() {
        Map<String, String> properties = MilvusControl.properties(connection, collection);
        List<Promotion> promotions = new ArrayList<>();
        for (String note : properties.getOrDefault(PROPERTY, "").split(" ", -1)) {
            if (note.matches("g[1-9][0-9]{0,8}:[0-9]{1,18}")) {
                int colon = note.indexOf(':');
                promotions.add(new Promotion(note.substring(0, colon), Long.parseLong(note.substring(colon + 1))));
            } else if (!note.isEmpty()) {
                throw new StoreException(
                        FailureKind.FATAL, "not a promotion: collection=" + collection + " note=" + note);
            }
        }
        return promotions;
    }
}
