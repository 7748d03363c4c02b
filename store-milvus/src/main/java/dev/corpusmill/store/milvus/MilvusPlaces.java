package dev.corpusmill.store.milvus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlaceBox;
import dev.corpusmill.api.model.PlacePart;
import dev.corpusmill.api.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Code points, parts and boxes of a node's place. They stand in the text of the metadata under a name that no field can have:
 * a collection gets no new fields, so those of 0.2 hold them too, beside rows that are without.
 */
final class MilvusPlaces {
    private static final String NAME = "@place";
    private static final ObjectMapper JSON = new ObjectMapper();

    private MilvusPlaces() {}

    /** The metadata with the place beside it. */
    static Map<String, String> beside(Map<String, String> metadata, Place place) {
        Map<String, String> both = new TreeMap<>(metadata);
        if (place.codePointStart() != Place.UNKNOWN
                || !place.parts().isEmpty()
                || !place.boxes().isEmpty()) {
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
        if (!place.boxes().isEmpty()) {
            ArrayNode boxes = json.putArray("boxes");
            place.boxes().forEach(box -> write(boxes.addArray(), box));
        }
        return json.toString();
    }

    private static void write(ArrayNode json, PlaceBox box) {
        json.add(box.charStart())
                .add(box.charEnd())
                .add(box.page())
                .add(box.x())
                .add(box.y())
                .add(box.width())
                .add(box.height());
    }

    private static List<PlaceBox> boxes(JsonNode json) {
        List<PlaceBox> boxes = new ArrayList<>();
        for (JsonNode box : json) {
            boxes.add(new PlaceBox(
                    box.path(0).asInt(),
                    box.path(1).asInt(),
                    box.path(2).asInt(),
                    box.path(3).floatValue(),
                    box.path(4).floatValue(),
                    box.path(5).floatValue(),
                    box.path(6).floatValue()));
        }
        return boxes;
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
                    parts,
                    boxes(json.path("boxes")));
        } catch (JsonProcessingException broken) {
            throw new StoreException(FailureKind.FATAL, "row cannot be read: place=" + written, broken);
        }
    }
}
