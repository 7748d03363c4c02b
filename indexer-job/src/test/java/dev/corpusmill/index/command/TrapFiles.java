package dev.corpusmill.index.command;

import dev.corpusmill.index.command.CrashCell.Place;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalDataInputStream;

/** Files of this machine under {@code trap:}, with traps where a folder is listed and in the middle of a document. */
final class TrapFiles extends FileSystem {
    private static final String SCHEME = "trap";

    /** Found by Flink. */
    public static final class Factory implements FileSystemFactory {
        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileSystem create(URI uri) {
            return new TrapFiles();
        }
    }

    static String uri(java.nio.file.Path path) {
        return SCHEME + ":" + path.toAbsolutePath();
    }

    private record Status(Path getPath, long getLen, long getModificationTime, boolean isDir) implements FileStatus {
        @Override
        public long getBlockSize() {
            return getLen;
        }

        @Override
        public short getReplication() {
            return 1;
        }

        @Override
        public long getAccessTime() {
            return 0;
        }
    }

    /** A file whose first byte comes without trouble. */
    private static final class TrapStream extends FSDataInputStream {
        private final FSDataInputStream stream;
        private final Trap trap;
        private boolean begun;

        TrapStream(FSDataInputStream stream, Trap trap) {
            this.stream = stream;
            this.trap = trap;
        }

        @Override
        public int read() throws IOException {
            if (begun) {
                trap.passFile(Place.PARSE);
            }
            begun = true;
            return stream.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (begun) {
                trap.passFile(Place.PARSE);
            }
            boolean first = !begun && length > 0;
            begun = true;
            return stream.read(buffer, from, first ? 1 : length);
        }

        @Override
        public void seek(long position) throws IOException {
            stream.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return stream.getPos();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    @Override
    public FileStatus[] listStatus(Path folder) throws IOException {
        java.nio.file.Path local = local(folder);
        Trap.above(local + "/").passFile(Place.LIST);
        try (var names = Files.list(local)) {
            java.nio.file.Path[] children = names.toArray(java.nio.file.Path[]::new);
            FileStatus[] found = new FileStatus[children.length];
            for (int i = 0; i < children.length; i++) {
                found[i] = status(children[i]);
            }
            return found;
        }
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return status(local(path));
    }

    @Override
    public FSDataInputStream open(Path path) throws IOException {
        java.nio.file.Path local = local(path);
        return new TrapStream(new LocalDataInputStream(local.toFile()), Trap.above(local.toString()));
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return open(path);
    }

    private static FileStatus status(java.nio.file.Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new FileNotFoundException("it is gone: " + path);
        }
        return new Status(
                new Path(uri(path)),
                Files.size(path),
                Files.getLastModifiedTime(path).toMillis(),
                Files.isDirectory(path));
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.getPath());
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":/");
    }

    @Override
    public boolean isDistributedFS() {
        return false;
    }

    @Override
    public Path getWorkingDirectory() {
        throw new UnsupportedOperationException("a source is only read");
    }

    @Override
    public Path getHomeDirectory() {
        throw new UnsupportedOperationException("a source is only read");
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
        throw new UnsupportedOperationException("a source is only read");
    }

    @Override
    public boolean delete(Path path, boolean recursive) {
        throw new UnsupportedOperationException("a source is only read");
    }

    @Override
    public boolean mkdirs(Path path) {
        throw new UnsupportedOperationException("a source is only read");
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) {
        throw new UnsupportedOperationException("a source is only read");
    }

    @Override
    public boolean rename(Path from, Path to) {
        throw new UnsupportedOperationException("a source is only read");
    }
}
