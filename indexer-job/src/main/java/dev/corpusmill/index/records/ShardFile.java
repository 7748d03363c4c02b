package dev.corpusmill.index.records;

import dev.corpusmill.api.records.Shard;
import dev.corpusmill.index.files.FileTree;
import java.io.IOException;
import java.io.InputStream;

/** A shard in a tree of files. */
public final class ShardFile implements Shard {
    private final FileTree files;
    private final String uri;
    private final String name;
    private final long size;
    private final Packing packing;

    private ShardFile(FileTree files, String uri, String name, long size, Packing packing) {
        this.files = files;
        this.uri = uri;
        this.name = name;
        this.size = size;
        this.packing = packing;
    }

    /** Opens the file for a look at its first bytes; {@code name} is its path below its source. */
    public static ShardFile of(FileTree files, String uri, String name, long size) throws IOException {
        byte[] head;
        try (InputStream in = files.open(uri)) {
            head = in.readNBytes(Packing.HEAD_BYTES);
        }
        return new ShardFile(files, uri, name, size, Packing.of(name, head));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean packed() {
        return packing != Packing.PLAIN;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        if (!packed()) {
            return files.open(uri, offset);
        }
        InputStream unpacked = packing.unpack(files.open(uri));
        unpacked.skipNBytes(offset);
        return unpacked;
    }
}
