package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlacePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataOutput;

/**
 * The end of a node's row: code points and parts of its place. Rows of 0.2 end before it and are read without, so that
 * both kinds may stand in one generation.
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
                first.page(), first.charStart(), first.charEnd(), first.heading(), codePointStart, codePointEnd, parts);
    }
}
