package dev.corpusmill.index.listing;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.managed.ManagedFolder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists the documents of sources.
 *
 * <p>Links are followed within a source, and out of it where the source says so; one that leads back to a folder above
 * itself is cut, and each folder is entered by one link at most, so that folders that link to each other cost their size. A
 * folder that cannot be listed is named in the listing, and nothing beneath it is taken as deleted.
 */
public final class SourceLister {
    private static final String OUTSIDE = "a link that leads out of the source (follow-links of the source allows it)";

    private final FilesOpener trees;
    private final SortedFiles files = new SortedFiles();
    private final Map<String, String> unlisted = new HashMap<>();
    private final Map<String, String> dangling = new HashMap<>();
    private final LeftOut leftOut = new LeftOut();
    private final Shards shards = new Shards();
    private final RecordSources records;

    private SourceLister(FilesOpener trees, RecordSources records) {
        this.trees = trees;
        this.records = records;
    }

    /** Lists sources whose documents are files. */
    public static Listing list(List<SourceConfig> sources, FilesOpener trees) {
        return list(sources, trees, new RecordSources(Map.of(), "", Path.of("shards"), Clock.systemUTC(), false));
    }

    /**
     * Lists all sources.
     *
     * @throws ClassifiedException FATAL, naming source and folder, where the root of a source is missing, unreadable or
     *     holds no document
     * @throws ExportException where the records of a source cannot be read as it is configured
     */
    public static Listing list(List<SourceConfig> sources, FilesOpener trees, RecordSources records) {
        SourceLister lister = new SourceLister(trees, records);
        boolean listed = false;
        try {
            for (SourceConfig source : sources) {
                lister.listSource(source);
            }
            listed = true;
            return new Listing(lister.files, lister.unlisted, lister.dangling, lister.leftOut, lister.shards);
        } finally {
            if (!listed) {
                lister.files.close();
            }
        }
    }

    private void listSource(SourceConfig source) {
        String root;
        try {
            root = rootOf(source);
        } catch (InvalidPathException unnamed) { // a path beyond ASCII, where the locale knows nothing else
            throw rootFailure(
                    source,
                    "cannot be named in the locale of this process (set LC_ALL=C.UTF-8)",
                    ClassifiedException.reasonOf(unnamed));
        }
        FileTree tree = trees.open(root);
        long before = files.size();

        try {
            if (tree.stat(root).kind() != FileTree.Kind.FOLDER) {
                throw rootFailure(source, "is not a folder", "");
            }
        } catch (IOException failure) {
            throw rootFailure(source, "does not exist or cannot be read", ClassifiedException.reasonOf(failure));
        } catch (IllegalArgumentException notAnAddress) {
            throw rootFailure(source, "has no valid address", ClassifiedException.reasonOf(notAnAddress));
        }

        List<Shards.Found> found = walk(source, tree, root);
        String rootReason = unlisted.get(source.name() + ":");
        if (rootReason != null) {
            throw rootFailure(source, "cannot be listed", rootReason);
        }

        boolean mayBeEmpty = source.managed() && ManagedFolder.of(source).present();
        if (source.records() && !found.isEmpty()) {
            recordsOf(source, tree, found);
        } else if (files.size() == before && unlisted.isEmpty() && leftOut.count() == 0 && !mayBeEmpty) {
            throw rootFailure(source, "holds no document that include and exclude let pass", "");
        }
    }

    private void recordsOf(SourceConfig source, FileTree tree, List<Shards.Found> found) {
        String prefix = source.name() + ":";
        unlisted.forEach((id, reason) -> { // what lies beneath may be any shard, and any record
            if (id.startsWith(prefix)) {
                shards.incomplete(source.name(), id.substring(prefix.length()) + ": " + reason);
            }
        });
        new RecordLister(source, tree, records, new RecordLister.Target(files, unlisted, shards)).list(found);
    }

    private List<Shards.Found> walk(SourceConfig source, FileTree tree, String root) {
        try {
            Walk walk = new Walk(source, tree, tree.identity(root));
            walk.folder(root, "", List.of());
            return walk.found;
        } catch (IOException failure) {
            throw rootFailure(source, "does not exist or cannot be read", ClassifiedException.reasonOf(failure));
        }
    }

    /** Why no run indexed a file that the globs let pass, as far as its present state explains it. */
    public static String whyNot(FilesOpener trees, SourceConfig source, String path, DataSize maxFileSize) {
        String uri = rootOf(source);
        FileTree tree = trees.open(uri);
        try {
            for (String name : path.split("/", -1)) {
                uri = child(tree, uri, name);
            }
            FileTree.Child file = tree.stat(uri);
            if (file.kind() != FileTree.Kind.FILE) {
                return file.kind() == FileTree.Kind.FOLDER ? "it is a folder" : "it is no file, but a pipe or a device";
            }
            if (leads(tree, source, uri)) {
                return "it is " + OUTSIDE;
            }
            return file.size() > maxFileSize.bytes()
                    ? "it is larger than parse.max-file-size: bytes=" + file.size() + " limit=" + maxFileSize
                    : "no run has seen it below " + source.uri();
        } catch (IOException | IllegalArgumentException failure) {
            return "it cannot be found below " + source.uri() + ": " + ClassifiedException.reasonOf(failure);
        }
    }

    /** Whether it is reached by a link out of a source that does not want that. */
    private static boolean leads(FileTree tree, SourceConfig source, String uri) throws IOException {
        String root = tree.identity(rootOf(source));
        return !source.followLinks() && !beneath(root, tree.identity(uri));
    }

    private static boolean beneath(String root, String target) {
        return target.equals(root) || target.startsWith(root.endsWith("/") ? root : root + "/");
    }

    private static String child(FileTree tree, String folder, String name) throws IOException {
        for (FileTree.Child child : tree.list(folder)) {
            if (child.name().equals(name)) {
                return child.uri();
            }
        }
        throw new NoSuchFileException(name);
    }

    /** The root of a source; a plain path may hold any character, and a bucket is a folder. */
    private static String rootOf(SourceConfig source) {
        String uri = source.uri();
        if (uri.matches("[A-Za-z][A-Za-z0-9+.-]+://[^/]+")) {
            return uri + "/";
        }
        return uri.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*")
                ? uri
                : Path.of(uri).toAbsolutePath().normalize().toUri().toString();
    }

    private static ClassifiedException rootFailure(SourceConfig source, String what, String reason) {
        String message = "source folder " + what + ": source=" + source.name() + " uri=" + source.uri();
        return new ClassifiedException(FailureKind.FATAL, reason.isEmpty() ? message : message + " reason=" + reason);
    }

    /** One walk through one source. */
    private final class Walk {
        private final SourceConfig source;
        private final FileTree tree;
        private final DocumentGlobs globs;
        private final String root;
        private final Set<String> entered = new HashSet<>();
        private final List<Shards.Found> found = new ArrayList<>();

        /** {@code root} is the identity of the source's folder. */
        Walk(SourceConfig source, FileTree tree, String root) {
            this.source = source;
            this.tree = tree;
            this.globs = new DocumentGlobs(source);
            this.root = root;
        }

        void folder(String uri, String path, List<String> above) {
            List<FileTree.Child> children;
            List<String> here = new ArrayList<>(above);
            String key;
            try {
                key = tree.key(uri);
                String identity = tree.identity(uri);
                if (above.contains(identity)) {
                    return;
                }
                here.add(identity);
                children = tree.list(uri);
            } catch (IOException failure) {
                unlisted.put(source.name() + ":" + path, ClassifiedException.reasonOf(failure));
                return;
            }
            for (FileTree.Child child : children) {
                child(child, path.isEmpty() ? child.name() : path + "/" + child.name(), here);
            }
            if (!key.equals(keyNow(uri))) {
                unlisted.put(source.name() + ":" + path, "it vanished or was replaced while it was listed");
            }
        }

        /** A mount that comes or goes puts another folder in the place of the one that was listed. */
        private String keyNow(String uri) {
            try {
                return tree.key(uri);
            } catch (IOException gone) {
                return "gone: " + ClassifiedException.reasonOf(gone);
            }
        }

        private void child(FileTree.Child child, String path, List<String> here) {
            if (child.link() && child.kind() != FileTree.Kind.DANGLING && !followed(child, path)) {
                return;
            }
            switch (child.kind()) {
                case FOLDER -> folder(child.uri(), path, here);
                case FILE -> file(child, path);
                case DANGLING -> dangling.put(source.name() + ":" + path, "link without a target");
                case OTHER -> {} // pipes, sockets and devices are no documents
            }
        }

        private boolean followed(FileTree.Child link, String path) {
            String target;
            try {
                target = tree.identity(link.uri());
            } catch (IOException gone) {
                dangling.put(source.name() + ":" + path, "link without a target");
                return false;
            }
            if (!source.followLinks() && !beneath(root, target)) {
                if (link.kind() == FileTree.Kind.FOLDER || globs.match(path)) {
                    leftOut.add(source.name() + ":" + path, OUTSIDE);
                }
                return false;
            }
            return link.kind() != FileTree.Kind.FOLDER || entered.add(target);
        }

        private void file(FileTree.Child file, String path) {
            if (!globs.match(path)) {
                return;
            }
            if (source.records()) {
                found.add(new Shards.Found(path, file.uri(), file.size(), file.mtimeMillis()));
                return;
            }
            String id = new DocumentId(source.name(), path).toString();
            files.add(new ListedFile(id, file.uri(), file.size(), file.mtimeMillis()));
        }
    }
}
