package dev.corpusmill.index.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** How the source's state is written into checkpoints. */
final class PlanSerializers {
    private static final int VERSION = 1;

    private PlanSerializers() {}

    static final SimpleVersionedSerializer<PlanSplit> SPLIT = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(PlanSplit split) throws IOException {
            return bytes(out -> write(out, split));
        }

        @Override
        public PlanSplit deserialize(int version, byte[] serialized) throws IOException {
            return read(input(version, serialized));
        }
    };

    static final SimpleVersionedSerializer<PlanEnumeratorState> PROGRESS = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(PlanEnumeratorState progress) throws IOException {
            return bytes(out -> {
                writeAll(out, progress.open());
                writeAll(out, progress.deletes());
            });
        }

        @Override
        public PlanEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
            DataInputStream in = input(version, serialized);
            return new PlanEnumeratorState(readAll(in), readAll(in));
        }
    };

    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream input(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("checkpoint of another version: found=" + version + " known=" + VERSION);
        }
        return new DataInputStream(new ByteArrayInputStream(serialized));
    }

    private static void write(DataOutputStream out, PlanSplit split) throws IOException {
        out.writeUTF(split.uri());
        out.writeInt(split.next());
    }

    private static PlanSplit read(DataInputStream in) throws IOException {
        return new PlanSplit(in.readUTF(), in.readInt());
    }

    private static void writeAll(DataOutputStream out, List<PlanSplit> splits) throws IOException {
        out.writeInt(splits.size());
        for (PlanSplit split : splits) {
            write(out, split);
        }
    }

    private static List<PlanSplit> readAll(DataInputStream in) throws IOException {
        int n = in.readInt();
        List<PlanSplit> splits = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            splits.add(read(in));
        }
        return splits;
    }
}
