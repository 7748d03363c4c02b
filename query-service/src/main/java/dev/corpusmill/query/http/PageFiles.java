package dev.corpusmill.query.http;

import dev.corpusmill.api.model.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The files of the page, as they are in the program: listed in {@code page/files.txt}, read and compressed once. */
final class PageFiles {
    private static final String FOLDER = "/dev/corpusmill/query/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, PageFile> files = new LinkedHashMap<>();

    /** One file; {@code tag} changes with its content. */
    record PageFile(String type, byte[] plain, byte[] compressed, String tag) {}

    PageFiles() {
        for (String name : new String(read("files.txt"), StandardCharsets.UTF_8).split("\\s+")) {
            byte[] plain = read(name);
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            String tag = '"' + Hashes.ofText(new String(plain, StandardCharsets.ISO_8859_1)).substring(0, 16) + '"';
            files.put(name, new PageFile(type, plain, compress(plain), tag));
        }
    }

    Optional<PageFile> find(String name) {
        return Optional.ofNullable(files.get(name));
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
