package dev.corpusmill.index.copy;

import dev.corpusmill.index.files.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tree with one file, which counts how often it is opened. */
class OneFile implements FileTree {
    private final String text;
    private final long modifiedMillis;
    int opened;

    OneFile(String text, long modifiedMillis) {
        this.text = text;
        this.modifiedMillis = modifiedMillis;
    }

    @Override
    public Child stat(String uri) throws IOException {
        return new Child("a.txt", uri, Kind.FILE, text.length(), modifiedMillis);
    }

    @Override
    public InputStream open(String uri) throws IOException {
        opened++;
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Child> list(String uri) {
        throw new UnsupportedOperationException("a copy lists nothing");
    }

    @Override
    public String identity(String uri) {
        return uri;
    }

    @Override
    public String key(String uri) {
        return uri;
    }
}
