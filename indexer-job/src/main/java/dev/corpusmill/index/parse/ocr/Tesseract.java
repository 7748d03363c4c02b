package dev.corpusmill.index.parse.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The program Tesseract, version 4 or later. It runs once a page, on one thread, because documents are parsed side by
 * side; its output goes to temporary files, so that nobody waits for a pipe.
 */
public final class Tesseract {
    private static final Duration LIST_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_OUTPUT = 32 << 20;
    private static final int MAX_MESSAGE = 200;

    /** Language data that finds how a page is turned. */
    private static final String ORIENTATION = "osd";

    /** What is known of a page. */
    enum Layout {
        UPRIGHT,
        /** It may lie on its side or upside down, which Tesseract also believes of some upright pages. */
        ANY_WAY
    }

    private final String program;
    private @Nullable Set<String> installed;

    /** The one that is found on the path of this process. */
    public Tesseract() {
        this("tesseract");
    }

    Tesseract(String program) {
        this.program = program;
    }

    /** Names of the installed language data; empty where the program is missing or does not answer. Asked once. */
    Set<String> languages() throws IOException {
        if (installed == null) {
            try {
                List<String> lines =
                        run(List.of("--list-langs"), LIST_LIMIT).lines().toList();
                installed = new LinkedHashSet<>(lines.subList(Math.min(1, lines.size()), lines.size()));
            } catch (OcrException broken) {
                installed = Set.of();
            }
        }
        return installed;
    }

    /** Whether it can find out how a page is turned. */
    boolean findsOrientation() throws IOException {
        return languages().contains(ORIENTATION);
    }

    /**
     * Tesseract's table of the words of a picture, tab-separated.
     *
     * @param dpi 0 where nobody knows
     * @param layout how the page is looked at
     */
    String table(Path picture, List<String> languages, int dpi, Layout layout, Duration limit)
            throws IOException, OcrException {
        List<String> arguments = new ArrayList<>(List.of(picture.toString(), "stdout"));
        arguments.addAll(List.of("-l", String.join("+", languages)));
        arguments.addAll(List.of("--psm", layout == Layout.ANY_WAY ? "1" : "3"));
        if (dpi > 0) {
            arguments.addAll(List.of("--dpi", Integer.toString(dpi)));
        }
        arguments.add("tsv");
        return run(arguments, limit);
    }

    private String run(List<String> arguments, Duration limit) throws IOException, OcrException {
        Path out = Files.createTempFile("ocr-", ".out");
        Path err = Files.createTempFile("ocr-", ".err");
        try {
            List<String> line = new ArrayList<>(List.of(program));
            line.addAll(arguments);
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            int exit = await(start(builder), limit);
            if (exit != 0) {
                throw OcrException.failed(exit, lastLine(err));
            }
            return read(out, MAX_OUTPUT);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static Process start(ProcessBuilder builder) throws OcrException {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw OcrException.failed(-1, String.valueOf(missing.getMessage()));
        }
    }

    private static int await(Process process, Duration limit) throws IOException, OcrException {
        try {
            process.getOutputStream().close(); // it has nothing to read
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw OcrException.timedOut(limit.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while text was recognized");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(maxBytes), StandardCharsets.UTF_8);
        }
    }

    private static String lastLine(Path file) throws IOException {
        String last = read(file, MAX_OUTPUT).strip();
        last = last.substring(last.lastIndexOf('\n') + 1);
        return last.substring(0, Math.min(MAX_MESSAGE, last.length()));
    }

    @Override
    public String toString() {
        return "Tesseract(" + program + ")";
    }
}
