package dev.corpusmill.index.source;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.index.flow.PlanEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** How a watch writes its state into checkpoints, and its entries on their way to a reader. */
final class WatchSerializers {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<PlanEntry>> ENTRIES = new TypeReference<>() {};

    private WatchSerializers() {}

    static final SimpleVersionedSerializer<WatchSplit> SPLIT = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(WatchSplit split) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(split.splitId());
            out.write(JSON.writeValueAsBytes(split.entries()));
            return bytes.toByteArray();
        }

        @Override
        public WatchSplit deserialize(int version, byte[] serialized) throws IOException {
            DataInputStream in = input(version, serialized);
            return new WatchSplit(in.readUTF(), JSON.readValue((InputStream) in, ENTRIES));
        }
    };

    static final SimpleVersionedSerializer<WatchEnumeratorState> STATE = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(WatchEnumeratorState state) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DataOutputStream(bytes).writeLong(state.runToken());
            return bytes.toByteArray();
        }

        @Override
        public WatchEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
            return new WatchEnumeratorState(input(version, serialized).readLong());
        }
    };

    private static DataInputStream input(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("checkpoint of another version: found=" + version + " known=" + VERSION);
        }
        return new DataInputStream(new ByteArrayInputStream(serialized));
    }
}
