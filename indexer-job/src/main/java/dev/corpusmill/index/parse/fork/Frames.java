package dev.corpusmill.index.parse.fork;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;

/** The protocol between a job and its parse child: a magic byte, a type, a length, the payload. */
public final class Frames {
    /** First frame of a child: it is ready. */
    public static final byte READY = 'R';
    /** Begins a document; the payload is its name. */
    public static final byte NAME = 'N';
    /** A piece of the content. */
    public static final byte BYTES = 'B';
    /** The content is complete. */
    public static final byte END = 'E';
    /** The answer: an encoded document. */
    public static final byte PARSED = 'P';
    /** The answer: failure kind, colon, reason. */
    public static final byte FAILED = 'F';
    /** Before the answer: a page is recognized, so the time limit begins anew. */
    public static final byte WORKING = 'W';
    /** Longest piece of content in a frame. */
    public static final int MAX_PIECE = 64 << 10;

    private static final int MAGIC = 0xC5;

    private Frames() {}

    /** One message. */
    public record Frame(byte type, byte[] payload) {}

    /** Writes a frame; the caller flushes. */
    public static void write(DataOutputStream out, byte type, byte[] payload, int length) throws IOException {
        out.writeByte(MAGIC);
        out.writeByte(type);
        out.writeInt(length);
        out.write(payload, 0, length);
    }

    /** Reads a frame; an end of the stream is an {@link java.io.EOFException}, anything else that is none corrupt. */
    public static Frame read(DataInputStream in, int maxLength) throws IOException {
        int magic = in.readUnsignedByte();
        if (magic != MAGIC) {
            throw new StreamCorruptedException("no frame: first-byte=" + magic);
        }
        byte type = in.readByte();
        int length = in.readInt();
        if (length < 0 || length > maxLength) {
            throw new StreamCorruptedException("frame too long: length=" + length + " max=" + maxLength);
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new java.io.EOFException("frame cut: length=" + length + " got=" + payload.length);
        }
        return new Frame(type, payload);
    }
}
