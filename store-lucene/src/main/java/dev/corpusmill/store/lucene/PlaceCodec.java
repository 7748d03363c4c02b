package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlaceBox;
import dev.corpusmill.api.model.PlacePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataOutput;

/**
 * The end of a node's row: code points and parts of its place, then its boxes. Rows of earlier builds end before them
 * and are read without, so that all kinds may stand in one generation.
 */
final class PlaceCodec {
    private PlaceCodec() {}

    static void write(DataOutput out, Place place) throws IOException {
        out.writeInt(place.codePointStart());
        out.writeInt(place.codePointEnd());
        out.writeVInt(place.parts().size());
        for (PlacePart part : place.parts()) {
            out.writeInt(part.charStart());
            out.writeInt(part.page());
            out.writeString(part.label());
            out.writeString(part.heading());
        }
        if (!place.boxes().isEmpty()) {
            writeBoxes(out, place.boxes());
        }
    }

    private static void writeBoxes(DataOutput out, List<PlaceBox> boxes) throws IOException {
        out.writeVInt(boxes.size());
        for (PlaceBox box : boxes) {
            out.writeInt(box.charStart());
            out.writeInt(box.charEnd());
            out.writeInt(box.page());
            out.writeInt(Float.floatToIntBits(box.x()));
            out.writeInt(Float.floatToIntBits(box.y()));
            out.writeInt(Float.floatToIntBits(box.width()));
            out.writeInt(Float.floatToIntBits(box.height()));
        }
    }

    /** The rest of a place of which page, characters and heading are read. */
    static Place read(ByteArrayDataInput in, Place first) throws IOException {
        if (in.eof()) {
            return first;
        }
        int codePointStart = in.readInt();
        int codePointEnd = in.readInt();
        int size = in.readVInt();
        List<PlacePart> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(new PlacePart(in.readInt(), in.readInt(), in.readString(), in.readString()));
        }
        return new Place(
                first.page(),
                first.charStart(),
                first.charEnd(),
                first.heading(),
                codePointStart,
                codePointEnd,
                parts,
                readBoxes(in));
    }

    private static List<PlaceBox> readBoxes(ByteArrayDataInput in) throws IOException {
        int size = in.eof() ? 0 : in.readVInt();
        List<PlaceBox> boxes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boxes.add(new PlaceBox(
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    Float.intBitsToFloat(in.readInt()),
                    Float.intBitsToFloat(in.readInt()),
                    Float.intBitsToFloat(in.readInt()),
                    Float.intBitsToFloat(in.readInt())));
        }
        return boxes;
    }
}
