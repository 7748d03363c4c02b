package dev.corpusmill.index.listing;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.index.flow.RecordPlace;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listed files as bytes. Records that follow one another in a run are mostly of one shard, whose name is written once. */
final class ListedFileCodec {
    /** To be raised whenever the bytes mean something else. */
    static final int VERSION = 1;

    private static final int FILE = 0;
    private static final int RECORD = 1;
    private static final int SAME = -1;
    private static final int DELETED = 1;
    private static final int REMEMBERED = 2;

    private ListedFileCodec() {}

    /** Writes files. */
    static final class Writer {
        private final DataOutputStream out;
        private String shard = "";

        Writer(DataOutputStream out) {
            this.out = out;
        }

        void write(ListedFile file) throws IOException {
            text(file.documentId());
            text(file.uri().equals(file.documentId()) ? "" : file.uri());
            out.writeLong(file.size());
            out.writeLong(file.mtimeMillis());
            ListedRecord record = file.record();
            out.writeByte(record == null ? FILE : RECORD);
            if (record != null) {
                record(record);
            }
        }

        private void record(ListedRecord record) throws IOException {
            RecordPlace place = record.place();
            if (place.shard().equals(shard)) {
                out.writeInt(SAME);
            } else {
                text(place.shard());
                text(place.name());
                shard = place.shard();
            }
            out.writeLong(place.number());
            out.writeLong(place.offset());
            byte[] hash = HexFormat.of().parseHex(place.hash());
            out.writeByte(hash.length);
            out.write(hash);
            text(place.problem());
            out.writeLong(record.updated());
            out.writeByte((record.deleted() ? DELETED : 0) | (record.remembered() ? REMEMBERED : 0));
            Access access = record.access();
            out.writeBoolean(access != null);
            if (access != null) {
                access(access);
            }
        }

        private void access(Access access) throws IOException {
            text(access.tenant());
            out.writeInt(access.principals().size());
            for (String principal : access.principals()) {
                text(principal);
            }
            out.writeInt(access.metadata().size());
            for (Map.Entry<String, String> field : access.metadata().entrySet()) {
                text(field.getKey());
                text(field.getValue());
            }
        }

        private void text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Reads what a writer wrote, from its front. */
    static final class Reader {
        private final DataInputStream in;
        private String shard = "";
        private String name = "";

        Reader(DataInputStream in) {
            this.in = in;
        }

        ListedFile read() throws IOException {
            String id = text(in.readInt());
            String uri = text(in.readInt());
            long size = in.readLong();
            long mtimeMillis = in.readLong();
            @Nullable ListedRecord record = in.readByte() == RECORD ? record() : null;
            return new ListedFile(id, uri.isEmpty() ? id : uri, size, mtimeMillis, record);
        }

        private ListedRecord record() throws IOException {
            int length = in.readInt();
            if (length != SAME) {
                shard = text(length);
                name = text(in.readInt());
            }
            long number = in.readLong();
            long offset = in.readLong();
            String hash = HexFormat.of().formatHex(in.readNBytes(in.readByte()));
            String problem = text(in.readInt());
            RecordPlace place = new RecordPlace(shard, name, number, offset, hash, problem);
            long updated = in.readLong();
            int marks = in.readByte();
            return new ListedRecord(
                    place,
                    in.readBoolean() ? access() : null,
                    updated,
                    (marks & DELETED) != 0,
                    (marks & REMEMBERED) != 0);
        }

        private Access access() throws IOException {
            String tenant = text(in.readInt());
            List<String> principals = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                principals.add(text(in.readInt()));
            }
            Map<String, String> metadata = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                metadata.put(text(in.readInt()), text(in.readInt()));
            }
            return new Access(tenant, principals, metadata);
        }

        private String text(int length) throws IOException {
            return length == 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
    }
}
