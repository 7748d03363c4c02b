package dev.corpusmill.index.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A tree of files somewhere: on this machine or behind one of Flink's file systems. */
public interface FileTree {
    /** What a name in a folder stands for. */
    enum Kind {
        FILE,
        FOLDER,
        /** A link whose target is not there now; a lost mount looks like this. */
        DANGLING,
        /** Nothing that can be read as a document: a pipe, a socket, a device. */
        OTHER
    }

    /**
     * One name in a folder.
     *
     * @param uri where it is; {@link #open} and {@link #stat} take it
     * @param size bytes, of a file
     * @param mtimeMillis modification time, milliseconds since 1970
     * @param link whether the name is a link to what it stands for
     */
    record Child(String name, String uri, Kind kind, long size, long mtimeMillis, boolean link) {
        public Child(String name, String uri, Kind kind, long size, long mtimeMillis) {
            this(name, uri, kind, size, mtimeMillis, false);
        }
    }

    /** What a folder holds, ordered by name. */
    List<Child> list(String uri) throws IOException;

    /** What the URI stands for now; fails where there is nothing. */
    Child stat(String uri) throws IOException;

    /** A name that is equal for two ways to the same folder, so that links in a circle are seen. */
    String identity(String uri) throws IOException;

    /** An identifier of what is behind the URI, another one after a mount or unmount there; empty where that is unknown. */
    String key(String uri) throws IOException;

    /** The bytes of a file. */
    InputStream open(String uri) throws IOException;

    /** The bytes of a file from an offset on. */
    default InputStream open(String uri, long offset) throws IOException {
        InputStream in = open(uri);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    /** The tree that a URI belongs to; {@code file:} URIs are on this machine. */
    static FileTree of(String uri) {
        return uri.startsWith("file:") ? new LocalFileTree() : new FlinkFileTree();
    }
}
