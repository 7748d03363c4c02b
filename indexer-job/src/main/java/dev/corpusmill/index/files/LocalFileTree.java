package dev.corpusmill.index.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of this machine. Not through Flink's local file system: that one loses a whole folder to a single dangling link,
 * and trims and re-parses names.
 */
final class LocalFileTree implements FileTree {
    @Override
    public List<Child> list(String uri) throws IOException {
        List<Child> children = new ArrayList<>();
        try (Stream<Path> names = Files.list(path(uri))) {
            for (Path name : (Iterable<Path>) names::iterator) {
                children.add(child(name));
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        children.sort(Comparator.comparing(Child::name));
        return children;
    }

    @Override
    public Child stat(String uri) throws IOException {
        Child child = child(path(uri));
        if (child.kind() == Kind.DANGLING) {
            throw new NoSuchFileException(path(uri).toString());
        }
        return child;
    }

    @Override
    public String identity(String uri) throws IOException {
        return path(uri).toRealPath().toString();
    }

    @Override
    public String key(String uri) throws IOException {
        return String.valueOf(
                Files.readAttributes(path(uri), BasicFileAttributes.class).fileKey()); // device and inode
    }

    @Override
    public InputStream open(String uri) throws IOException {
        return Files.newInputStream(path(uri));
    }

    private static Path path(String uri) {
        return Path.of(URI.create(uri));
    }

    private static Child child(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean link = attributes.isSymbolicLink();
        if (link) {
            try {
                attributes = Files.readAttributes(path, BasicFileAttributes.class);
            } catch (IOException noTarget) { // gone, the link itself, or in a place that may not be read
                String uri = uri(path, false);
                return new Child(FileNames.last(uri), uri, Kind.DANGLING, 0, 0, true);
            }
        }

        Kind kind = attributes.isRegularFile() ? Kind.FILE : attributes.isDirectory() ? Kind.FOLDER : Kind.OTHER;
        String uri = uri(path, kind == Kind.FOLDER);
        return new Child(
                FileNames.last(uri),
                uri,
                kind,
                attributes.size(),
                attributes.lastModifiedTime().toMillis(),
                link);
    }

    /** {@code Path.toUri} asks the disk whether the path is a folder; this one need not. */
    private static String uri(Path path, boolean folder) {
        String uri = path.toUri().toString();
        return folder || !uri.endsWith("/") ? uri : uri.substring(0, uri.length() - 1);
    }
}
