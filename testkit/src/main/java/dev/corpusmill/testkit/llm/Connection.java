package dev.corpusmill.testkit.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link FakeVllm}: requests one after another, until either side closes it. */
final class Connection {
    private static final int MAX_LINE = 64 << 10;

    private final FakeVllm server;
    private final Socket socket;
    private final PushbackInputStream in;
    private final OutputStream out;
    private final ExecutorService threads;

    Connection(FakeVllm server, Socket socket, ExecutorService threads) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
        this.threads = threads;
    }

    void serve() throws IOException {
        Received request = read();
        while (request != null) {
            server.record(request);
            if (!new Responder(server, this, request).respond()) {
                return;
            }
            request = read();
        }
    }

    /** The next request; null where the client is done, or silent for too long. */
    private @Nullable Received read() throws IOException {
        String[] start;
        try {
            start = line().split(" ");
        } catch (SocketTimeoutException idle) {
            return null;
        }
        if (start.length < 2) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        // vLLM loses the body of a request that offers h2c.
        return new Received(start[0], start[1], headers, headers.containsKey("upgrade") ? "" : body);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r' && line.size() < MAX_LINE) {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    void json(int status, String reason, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        send("HTTP/1.1 " + status + " " + reason + "\r\nserver: uvicorn\r\ncontent-length: " + bytes.length
                + "\r\ncontent-type: application/json\r\n\r\n");
        out.write(bytes);
        out.flush();
    }

    void streamHead() throws IOException {
        send(String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "server: uvicorn",
                "content-type: text/event-stream; charset=utf-8",
                "transfer-encoding: chunked",
                "",
                ""));
    }

    void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(chunk.toByteArray());
        out.flush();
    }

    void lastChunk() throws IOException {
        send("0\r\n\r\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Watches for the client to leave while a response is written. */
    Watch watch(Runnable gone) {
        return new Watch(gone);
    }

    /** Reads ahead by one byte: the only way to see that a client has closed its end. */
    final class Watch {
        private final Future<Boolean> next;
        private volatile boolean answered;

        private Watch(Runnable gone) {
            this.next = threads.submit(() -> readAhead(gone));
        }

        private boolean readAhead(Runnable gone) {
            while (true) {
                try {
                    int read = in.read();
                    if (read >= 0) {
                        in.unread(read);
                        return true;
                    }
                    gone.run();
                    return false;
                } catch (SocketTimeoutException quiet) {
                    if (answered) {
                        return false; // idle for too long
                    }
                } catch (IOException closed) {
                    gone.run();
                    return false;
                }
            }
        }

        /** Waits for the next request on this connection; false where none comes. */
        boolean next() throws IOException {
            answered = true;
            try {
                return next.get();
            } catch (ExecutionException | InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
    }

    void close() throws IOException {
        socket.close();
    }
}
