package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Rows as bytes. A layout that changes is another {@code Generation.SCHEMA}. */
final class RowCodec {
    private static final float[] NO_VECTOR = {};

    private RowCodec() {}

    /** All of a node but its vector, which Lucene keeps itself. */
    static BytesRef encode(Node node) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(node.id());
        out.writeString(node.documentId());
        out.writeString(node.tenant());
        writeStrings(out, node.principals());
        out.writeInt(node.ordinal());
        out.writeLong(node.version());
        out.writeString(node.parentId());
        out.writeString(node.text());
        out.writeString(node.textHash());
        out.writeString(node.embedHash());
        out.writeString(node.title());
        out.writeString(node.uri());
        out.writeInt(node.place().page());
        out.writeInt(node.place().charStart());
        out.writeInt(node.place().charEnd());
        out.writeString(node.place().heading());
        out.writeMapOfStrings(node.metadata());
        PlaceCodec.write(out, node.place());
        return new BytesRef(out.toArrayCopy());
    }

    /** The id alone, of a node's row. */
    static String decodeId(BytesRef row) throws IOException {
        return input(row).readString();
    }

    static Node decodeNode(BytesRef row) throws IOException {
        ByteArrayDataInput in = input(row);
        String id = in.readString();
        String documentId = in.readString();
        String tenant = in.readString();
        List<String> principals = readStrings(in);
        int ordinal = in.readInt();
        long version = in.readLong();
        String parentId = in.readString();
        String text = in.readString();
        String textHash = in.readString();
        String embedHash = in.readString();
        String title = in.readString();
        String uri = in.readString();
        Place first = new Place(in.readInt(), in.readInt(), in.readInt(), in.readString());
        Access access = new Access(tenant, principals, in.readMapOfStrings());
        Place place = PlaceCodec.read(in, first);

        return new Node(
                id,
                documentId,
                access,
                ordinal,
                version,
                parentId,
                text,
                textHash,
                embedHash,
                title,
                uri,
                place,
                NO_VECTOR);
    }

    static BytesRef encode(CatalogueRow row) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(row.documentId());
        out.writeString(row.status().name());
        out.writeLong(row.version());
        out.writeString(row.file().contentHash());
        out.writeLong(row.file().size());
        out.writeLong(row.file().modifiedMillis());
        out.writeLong(row.file().readMillis());
        out.writeString(row.recipe());
        out.writeString(row.access().hash());
        out.writeString(row.tenant());
        writeStrings(out, row.principals());
        out.writeMapOfStrings(row.metadata());
        out.writeString(row.title());
        out.writeString(row.uri());
        out.writeVInt(row.nodes().size());
        for (Map.Entry<String, Integer> count : row.nodes().entrySet()) {
            out.writeString(count.getKey());
            out.writeInt(count.getValue());
        }
        writeFailure(out, row.failure());
        writeStrings(out, row.warnings());
        out.writeLong(row.missingSince());
        writeFloats(out, row.vector());
        return new BytesRef(out.toArrayCopy());
    }

    static CatalogueRow decodeCatalogue(BytesRef row) throws IOException {
        DataInput in = input(row);
        String documentId = in.readString();
        DocumentStatus status = DocumentStatus.valueOf(in.readString());
        long version = in.readLong();
        FileStamp file = readFile(in);
        String recipe = in.readString();
        in.readString(); // the hash of the access that follows
        Access access = new Access(in.readString(), readStrings(in), in.readMapOfStrings());

        return new CatalogueRow(
                documentId,
                status,
                version,
                file,
                recipe,
                access,
                in.readString(),
                in.readString(),
                readCounts(in),
                readFailure(in),
                readStrings(in),
                in.readLong(),
                readFloats(in));
    }

    private static FileStamp readFile(DataInput in) throws IOException {
        String contentHash = in.readString();
        return new FileStamp(in.readLong(), in.readLong(), contentHash, in.readLong());
    }

    private static ByteArrayDataInput input(BytesRef row) {
        return new ByteArrayDataInput(row.bytes, row.offset, row.length);
    }

    private static void writeStrings(DataOutput out, List<String> values) throws IOException {
        out.writeVInt(values.size());
        for (String value : values) {
            out.writeString(value);
        }
    }

    private static List<String> readStrings(DataInput in) throws IOException {
        int size = in.readVInt();
        List<String> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(in.readString());
        }
        return values;
    }

    private static Map<String, Integer> readCounts(DataInput in) throws IOException {
        int size = in.readVInt();
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            counts.put(in.readString(), in.readInt());
        }
        return counts;
    }

    private static void writeFailure(DataOutput out, CatalogueRow.@Nullable Failure failure) throws IOException {
        out.writeByte((byte) (failure == null ? 0 : 1));
        if (failure != null) {
            out.writeString(failure.stage().name());
            out.writeString(failure.kind().name());
            out.writeString(failure.reason());
        }
    }

    private static CatalogueRow.@Nullable Failure readFailure(DataInput in) throws IOException {
        return in.readByte() == 0
                ? null
                : new CatalogueRow.Failure(
                        Stage.valueOf(in.readString()), FailureKind.valueOf(in.readString()), in.readString());
    }

    private static void writeFloats(DataOutput out, float[] vector) throws IOException {
        out.writeVInt(vector.length);
        for (float component : vector) {
            out.writeInt(Float.floatToIntBits(component));
        }
    }

    private static float[] readFloats(DataInput in) throws IOException {
        float[] vector = new float[in.readVInt()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.intBitsToFloat(in.readInt());
        }
        return vector;
    }
}
