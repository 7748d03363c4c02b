package dev.corpusmill.store.milvus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlacePart;
import dev.corpusmill.api.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Code points and parts of a node's place. They stand in the text of the metadata under a name that no field can have:
 * a collection gets no new fields, so those of 0.2 hold them too, beside rows that are without.
 */
final class MilvusPlaces {
    private static final String NAME = "@place";
    private static final ObjectMapper JSON = new ObjectMapper();

    private MilvusPlaces() {}

    /** The metadata with the place beside it. */
    static Map<String, String> beside(Map<String, String> metadata, Place place) {
        Map<String, String> both = new TreeMap<>(metadata);
        if (place.codePointStart() != Place.UNKNOWN || !place.parts().isEmpty()) {
            both.put(NAME, write(place));
        }
        return both;
    }

    private static String write(Place place) {
        ObjectNode json = JSON.createObjectNode()
                .put("codePointStart", place.codePointStart())
                .put("codePointEnd", place.codePointEnd());
        ArrayNode parts = json.putArray("parts");
        for (PlacePart part : place.parts()) {
            parts.addArray()
                    .add(part.charStart())
                    .add(part.page())
                    .add(part.label())
                    .add(part.heading());
        }
        return json.toString();
    }

    /** Takes the place out of what {@link #beside} made; {@code first} has page, characters and heading. */
    static Place take(Map<String, String> metadata, Place first) {
        String written = metadata.remove(NAME);
        if (written == null) {
            return first;
        }
        try {
            JsonNode json = JSON.readTree(written);
            List<PlacePart> parts = new ArrayList<>();
            for (JsonNode part : json.path("parts")) {
                parts.add(new PlacePart(
                        part.path(0).asInt(),
                        part.path(1).asInt(),
                        part.path(2).asText(),
                        part.path(3).asText()));
            }
            return new Place(
                    first.page(),
                    first.charStart(),
                    first.charEnd(),
                    first.heading(),
                    json.path("codePointStart").asInt(Place.UNKNOWN),
                    json.path("codePointEnd").asInt(Place.UNKNOWN),
                    parts);
        } catch (JsonProcessingException broken) {
            throw new StoreException(FailureKind.FATAL, "row cannot be read: place=" + written, broken);
        }
    }
}
