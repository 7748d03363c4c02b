package dev.corpusmill.index.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Files behind Flink's file systems: s3, hdfs and others that are installed as plug-ins. */
final class FlinkFileTree implements FileTree {
    @Override
    public List<Child> list(String uri) throws IOException {
        FileStatus[] found = fileSystem(uri).listStatus(new Path(uri));
        if (found == null) {
            throw new FileNotFoundException("it is gone or may not be read: " + uri);
        }
        List<Child> children = new ArrayList<>(found.length);
        for (FileStatus status : found) {
            children.add(child(status));
        }
        children.sort(Comparator.comparing(Child::name));
        return children;
    }

    @Override
    public Child stat(String uri) throws IOException {
        return child(fileSystem(uri).getFileStatus(new Path(uri)));
    }

    @Override
    public String identity(String uri) {
        return uri; // object stores have no links
    }

    @Override
    public String key(String uri) {
        return "";
    }

    @Override
    public InputStream open(String uri) throws IOException {
        return fileSystem(uri).open(new Path(uri));
    }

    @Override
    public InputStream open(String uri, long offset) throws IOException {
        FSDataInputStream in = fileSystem(uri).open(new Path(uri));
        in.seek(offset);
        return in;
    }

    private static FileSystem fileSystem(String uri) throws IOException {
        try {
            return new Path(uri).getFileSystem();
        } catch (UnsupportedFileSystemSchemeException missing) {
            throw new IOException(
                    "no plug-in for it in FLINK_PLUGINS_DIR, or on a cluster in FLINK_HOME/plugins: "
                            + missing.getMessage(),
                    missing);
        }
    }

    private static Child child(FileStatus status) {
        return new Child(
                status.getPath().getName(),
                status.getPath().toString(),
                status.isDir() ? Kind.FOLDER : Kind.FILE,
                status.getLen(),
                status.getModificationTime());
    }
}
