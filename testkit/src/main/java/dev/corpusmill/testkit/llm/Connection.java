package dev.corpusmill.testkit.llm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link FakeVllm}: requests one after another, until either side closes it. */
final class Connection implements EventLoop.Channel {
    private static final int HIGH_WATER = 64 << 10; // as uvicorn: above it a stream waits for its reader

    private final FakeVllm server;
    private final SocketChannel socket;
    private final RequestParser parser = new RequestParser();
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private long unsentBytes;
    private @Nullable SelectionKey key;
    private @Nullable ChatResponder chat;
    private @Nullable Runnable drained;
    private boolean lastRequest;
    private boolean closeWhenSent;
    private boolean closed;
    private long activeNanos = System.nanoTime();

    Connection(FakeVllm server, SocketChannel socket) {
        this.server = server;
        this.socket = socket;
    }

    void open(SelectionKey newKey) {
        key = newKey;
        closeWhenIdle();
    }

    @Override
    public void ready(SelectionKey readyKey) {
        try {
            if (readyKey.isReadable()) {
                read();
            }
            if (!closed && readyKey.isWritable()) {
                send();
            }
        } catch (IOException gone) {
            close();
        }
    }

    private void read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
        int count = socket.read(buffer);
        if (count < 0) {
            close(); // also a half-closed one: vLLM takes that for a client that has left
            return;
        }
        activeNanos = System.nanoTime();
        parser.add(buffer.array(), count);
        nextRequest();
    }

    private void nextRequest() {
        while (!closed && chat == null) {
            Optional<Received> request = parser.next();
            if (request.isEmpty()) {
                return;
            }
            server.tally().received(request.get());
            lastRequest = request.get().headers().getOrDefault("connection", "").equals("close");
            new Responder(server, this, request.get()).respond();
            closeAfterLast();
        }
    }

    private void closeAfterLast() {
        if (lastRequest && chat == null) {
            closeWhenSent();
        }
    }

    void json(int status, String reason, String body) {
        json(status, reason, body, "");
    }

    /** @param more further header lines, each with its line end */
    void json(int status, String reason, String body, String more) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write("HTTP/1.1 " + status + " " + reason + "\r\n" + dateAndServer() + more + "content-length: " + bytes.length
                + "\r\n" + (bytes.length == 0 ? "" : "content-type: application/json\r\n") + varyAndId(status) + "\r\n"
                + body);
    }

    void text(String contentType, String body) {
        write("HTTP/1.1 200 OK\r\n" + dateAndServer() + "content-length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\ncontent-type: " + contentType + "\r\n"
                + varyAndId(200) + "\r\n" + body);
    }

    void streamHead() {
        write("HTTP/1.1 200 OK\r\n" + dateAndServer() + "content-type: text/event-stream; charset=utf-8\r\n"
                + varyAndId(200) + "transfer-encoding: chunked\r\n\r\n");
    }

    private static String dateAndServer() {
        return "date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
                + "\r\nserver: uvicorn\r\n";
    }

    /** The guard of the key answers before the layer that adds {@code vary}. */
    private String varyAndId(int status) {
        return (status == 401 ? "" : "vary: Origin\r\n") + "x-request-id: " + server.newId(32) + "\r\n"
                + (lastRequest ? "connection: close\r\n" : "");
    }

    void chunk(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
    }

    void lastChunk() {
        write("0\r\n\r\n");
    }

    void write(String text) {
        if (closed) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        unsent.add(bytes);
        unsentBytes += bytes.remaining();
        try {
            send();
        } catch (IOException gone) {
            close();
        }
    }

    private void send() throws IOException {
        ByteBuffer next = unsent.peek();
        while (next != null) {
            unsentBytes -= socket.write(next);
            if (next.hasRemaining()) {
                break;
            }
            unsent.remove();
            next = unsent.peek();
        }
        if (key != null) {
            key.interestOps(SelectionKey.OP_READ | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
        if (unsent.isEmpty() && closeWhenSent) {
            close();
        }
        Runnable waiting = drained;
        if (waiting != null && !clogged()) {
            drained = null;
            waiting.run();
        }
    }

    /** Whether the client reads too slowly for more. */
    boolean clogged() {
        return unsentBytes > HIGH_WATER;
    }

    void whenDrained(Runnable task) {
        drained = task;
    }

    /** A chat completion begins; requests behind it wait for its end. */
    void begin(ChatResponder newChat) {
        chat = newChat;
    }

    /** The chat completion has ended well. */
    void end() {
        chat = null;
        activeNanos = System.nanoTime();
        closeAfterLast();
        nextRequest();
    }

    void closeWhenSent() {
        closeWhenSent = true;
        if (unsent.isEmpty()) {
            close();
        }
    }

    private void closeWhenIdle() {
        if (closed) {
            return;
        }
        Duration idle = chat == null ? Duration.ofNanos(System.nanoTime() - activeNanos) : Duration.ZERO;
        if (idle.compareTo(server.idleClose()) >= 0) {
            close();
        } else {
            server.loop().schedule(server.idleClose().minus(idle).plusMillis(1), this::closeWhenIdle);
        }
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            socket.close();
        } catch (IOException failed) {
            // It is closed as far as it can be.
        }
        unsent.clear();
        server.closed(this);
        if (chat != null) {
            chat.clientLeft();
        }
    }
}
