package dev.corpusmill.query.http;

import dev.corpusmill.api.model.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The files of the page, as they are in the program: listed in {@code page/files.txt}, read and compressed when one is first asked for. */
final class PageFiles {
    private static final String FOLDER = "/dev/corpusmill/query/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private final Set<String> names;
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    /** One file; {@code tag} changes with its content. */
    record PageFile(String type, byte[] plain, byte[] compressed, String tag) {}

    PageFiles() {
        this.names = Set.of(new String(read("files.txt"), StandardCharsets.UTF_8).split("\\s+"));
    }

    Optional<PageFile> find(String name) {
        return names.contains(name) ? Optional.of(files.computeIfAbsent(name, PageFiles::load)) : Optional.empty();
    }

    private static PageFile load(String name) {
        byte[] plain = read(name);
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        String tag = '"'
                + Hashes.ofText(new String(plain, StandardCharsets.ISO_8859_1)).substring(0, 16)
                + '"';
        return new PageFile(type, plain, compress(plain), tag);
    }

    private static byte[] read(String name) {
        try (@Nullable InputStream resource = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (resource == null) {
                throw new IllegalStateException("a file of the page is not bundled: " + name);
            }
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // memory takes all that is written to it
        }
        return bytes.toByteArray();
    }
}
