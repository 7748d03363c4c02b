package dev.corpusmill.index.parse.fork;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a child prints so that it never blocks, and keeps the end of it. */
final class StderrTail implements Runnable {
    private static final int KEEP = 4 << 10;

    private final InputStream stderr;
    private final byte[] ring = new byte[KEEP];
    private long total;

    StderrTail(InputStream stderr) {
        this.stderr = stderr;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[KEEP];
        try (stderr) {
            for (int n = stderr.read(buffer); n >= 0; n = stderr.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException killed) {
            keep(new byte[0], 0); // the pipe broke with its process; what was kept is all there is
        }
    }

    private synchronized void keep(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (total++ % KEEP)] = bytes[i];
        }
    }

    synchronized String text() {
        int length = (int) Math.min(total, KEEP);
        byte[] tail = new byte[length];
        for (int i = 0; i < length; i++) {
            tail[i] = ring[(int) ((total - length + i) % KEEP)];
        }
        return new String(tail, StandardCharsets.UTF_8);
    }

    /** The last line that says something. */
    String lastLine() {
        String last = "";
        for (String line : text().split("\n", -1)) {
            last = line.isBlank() ? last : line.strip();
        }
        return last;
    }
}
