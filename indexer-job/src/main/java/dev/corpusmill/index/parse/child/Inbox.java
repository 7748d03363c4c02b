package dev.corpusmill.index.parse.child;

import dev.corpusmill.index.parse.fork.Frames;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;

/**
 * Reads documents from the parent into files. It always reads, also while a document is parsed, because the end of
 * the input means that the parent is gone, and then this process ends at once, whatever its parser is doing.
 */
final class Inbox implements Runnable {
    private final DataInputStream in;
    private final SynchronousQueue<Arrived> arrived;

    Inbox(DataInputStream in, SynchronousQueue<Arrived> arrived) {
        this.in = in;
        this.arrived = arrived;
    }

    /** A document whose content is complete. */
    record Arrived(String name, Path content) {}

    @Override
    public void run() {
        int exit = 1;
        try {
            while (true) {
                arrived.put(receive());
            }
        } catch (EOFException parentIsGone) {
            exit = 0;
        } catch (IOException | InterruptedException failure) {
            System.err.println("parse child ends: " + failure); // the parent keeps the last line
        } finally {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            clean(Path.of(System.getProperty("java.io.tmpdir")));
            Runtime.getRuntime().halt(exit);
        }
    }

    private Arrived receive() throws IOException {
        Frames.Frame frame = Frames.read(in, Frames.MAX_PIECE);
        String name = new String(frame.payload(), StandardCharsets.UTF_8);
        Path content = Files.createTempFile("document-", ".bin");
        try (OutputStream out = Files.newOutputStream(content)) {
            for (frame = Frames.read(in, Frames.MAX_PIECE); frame.type() == Frames.BYTES; ) {
                out.write(frame.payload());
                frame = Frames.read(in, Frames.MAX_PIECE);
            }
        }
        if (frame.type() != Frames.END) {
            throw new IOException("unexpected frame: type=" + (char) frame.type());
        }
        return new Arrived(name, content);
    }

    /** The folder is this process's own. */
    private static void clean(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            System.err.println("temporary files left: " + left); // the operating system sweeps its temporary folder
        }
    }
}
