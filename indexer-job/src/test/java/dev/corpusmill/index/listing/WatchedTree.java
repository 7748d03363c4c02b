package dev.corpusmill.index.listing;

import dev.corpusmill.index.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A tree in which something happens when a folder is about to be listed. */
record WatchedTree(FileTree tree, Before before) implements FileTree {
    interface Before {
        void list(String uri) throws IOException;
    }

    @Override
    public List<Child> list(String uri) throws IOException {
        before.list(uri);
        return tree.list(uri);
    }

    @Override
    public Child stat(String uri) throws IOException {
        return tree.stat(uri);
    }

    @Override
    public String identity(String uri) throws IOException {
        return tree.identity(uri);
    }

    @Override
    public String key(String uri) throws IOException {
        return tree.key(uri);
    }

    @Override
    public InputStream open(String uri) throws IOException {
        return tree.open(uri);
    }
}
