package dev.corpusmill.testkit.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A vLLM server for tests: real HTTP on a free port of the loopback address, shaped like captures of vLLM 0.32. Chat
 * completions follow a script of replies; without one they follow the usual reply.
 */
public final class FakeVllm implements AutoCloseable {
    private static final int KEPT_REQUESTS = 1000;

    private final String model;
    private final Duration idleClose;
    private final EventLoop loop = new EventLoop("fake-vllm");
    private final AtomicLong ids = new AtomicLong();
    private final Set<Connection> connections = new HashSet<>(); // of the loop's thread
    private final Deque<Reply> script = new ArrayDeque<>(); // guarded by this, as is all below
    private final Deque<Received> received = new ArrayDeque<>();
    private Reply usual = Reply.text("The", " answer", " is", " 42", ".");
    private String apiKey = "";
    private int maxModelTokens = 4096;
    private int places = Integer.MAX_VALUE;
    private Judging judging = Judging.WELL;
    private List<String> refused = List.of();
    private Engine engine = new Engine(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO, 0);
    private int port;
    private long chats;
    private long refusals;
    private int inFlight;
    private int cancelled;
    private @Nullable ServerSocketChannel listener;

    /** A server with one model, which closes idle connections after 5 s, as vLLM does. */
    public FakeVllm(String model) {
        this(model, Duration.ofSeconds(5));
    }

    public FakeVllm(String model, Duration idleClose) {
        this.model = model;
        this.idleClose = idleClose;
        up();
    }

    /** Base of the API, as it stands in {@code llm.servers}. */
    public synchronized String base() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    public String model() {
        return model;
    }

    /** Adds replies for the next chat completions, one each. */
    public synchronized FakeVllm next(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** What chat completions get when the script has ended. */
    public synchronized FakeVllm usual(Reply reply) {
        usual = reply;
        return this;
    }

    /** Asks for this key on {@code /v1/*}. */
    public synchronized FakeVllm apiKey(String key) {
        apiKey = key;
        return this;
    }

    /** So many tokens for prompt and answer together. */
    public synchronized FakeVllm maxModelTokens(int tokens) {
        maxModelTokens = tokens;
        return this;
    }

    /** Refuses chat completions with one of these fields, or with the role {@code system}, as some other servers do. */
    public synchronized FakeVllm refusing(String... fields) {
        refused = List.of(fields);
        return this;
    }

    /** Has room for so many texts to be judged: each text of a request takes a place. */
    public synchronized FakeVllm places(int texts) {
        places = texts;
        return this;
    }

    /** Judges texts in this way from now on. */
    public synchronized FakeVllm judging(Judging newJudging) {
        judging = newJudging;
        return this;
    }

    /** Computes so many at once and lets so many wait; later ones are refused. */
    public FakeVllm capacity(int maxRunning, int maxWaiting) {
        return engine(new Engine(maxRunning, maxWaiting, Duration.ZERO, 0));
    }

    /**
     * Computes so many at once, and takes time to read what its cache does not hold.
     *
     * @param thousandTokens time to read so many tokens
     * @param cacheBlocks of 16 tokens
     */
    public FakeVllm prefixCache(int maxRunning, Duration thousandTokens, int cacheBlocks) {
        return engine(new Engine(maxRunning, Integer.MAX_VALUE, thousandTokens, cacheBlocks));
    }

    /** Chat completions that come from now on get their headers and wait for {@link #resume}. */
    public FakeVllm hold() {
        engine().hold();
        return this;
    }

    /** Computes what waits since {@link #hold}. */
    public void resume() {
        loop.call(engine()::resume);
    }

    private synchronized FakeVllm engine(Engine newEngine) {
        engine = newEngine;
        return this;
    }

    /** The last thousand chat completions that came, oldest first. */
    public synchronized List<Received> chats() {
        return received.stream()
                .filter(request -> request.path().equals("/v1/chat/completions"))
                .toList();
    }

    /** The last thousand requests that came, oldest first. */
    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** How many chat completions were asked for. */
    public synchronized long chatCount() {
        return chats;
    }

    /** How many chat completions were refused with 400 for what they said. */
    public synchronized long refusals() {
        return refusals;
    }

    synchronized void chatRefused() {
        refusals++;
    }

    /** Chat completions that are here now, computed or waiting. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** Chat completions that are computed now. */
    public int running() {
        return engine().running();
    }

    /** Chat completions whose client left before their end. */
    public synchronized int cancelled() {
        return cancelled;
    }

    /** Tokens of answers that went out. */
    public long tokensSent() {
        return engine().generatedTokens();
    }

    /** Tokens of all prompts. */
    public long promptTokens() {
        return engine().promptTokens();
    }

    /** Tokens of all prompts that the cache held. */
    public long cachedTokens() {
        return engine().cachedTokens();
    }

    /** Waits until so many clients have left; false where that takes longer. */
    public boolean awaitCancelled(int clients, Duration timeout) throws InterruptedException {
        return await(() -> cancelled >= clients, timeout);
    }

    /** Waits until so many chat completions are here; false where that takes longer. */
    public boolean awaitRunning(int chatsHere, Duration timeout) throws InterruptedException {
        return await(() -> inFlight == chatsHere, timeout);
    }

    private synchronized boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long endNanos = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            long left = endNanos - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Closes the port and every connection at once, as a killed server does. */
    public void down() {
        loop.call(() -> {
            closeListener();
            List.copyOf(connections).forEach(Connection::close);
        });
    }

    /** Listens, on the same port as before where there was one. */
    public void up() {
        loop.call(() -> {
            try {
                listen();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private synchronized void listen() throws IOException {
        if (listener != null) {
            return;
        }
        ServerSocketChannel opened = ServerSocketChannel.open();
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        port = ((InetSocketAddress) opened.getLocalAddress()).getPort();
        listener = opened;
        SelectionKey unused = loop.register(opened, SelectionKey.OP_ACCEPT, ready -> accept(opened));
    }

    private void accept(ServerSocketChannel from) {
        try {
            SocketChannel socket = from.accept();
            while (socket != null) {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Connection connection = new Connection(this, socket);
                connections.add(connection);
                connection.open(loop.register(socket, SelectionKey.OP_READ, connection));
                socket = from.accept();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized void closeListener() {
        try {
            if (listener != null) {
                listener.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            listener = null;
        }
    }

    EventLoop loop() {
        return loop;
    }

    Duration idleClose() {
        return idleClose;
    }

    synchronized Engine engine() {
        return engine;
    }

    synchronized int maxModelTokens() {
        return maxModelTokens;
    }

    synchronized List<String> refused() {
        return refused;
    }

    synchronized int places() {
        return places;
    }

    synchronized Judging judging() {
        return judging;
    }

    String newId(int digits) {
        String hex = Long.toHexString(ids.incrementAndGet() * 0x9e3779b97f4a7c15L); // looks random, is not
        return "0".repeat(digits - hex.length()) + hex;
    }

    synchronized Reply nextReply() {
        Reply next = script.poll();
        return next == null ? usual : next;
    }

    synchronized void chatBegan() {
        inFlight++;
        notifyAll();
    }

    synchronized void chatEnded(boolean clientLeft) {
        inFlight--;
        cancelled += clientLeft ? 1 : 0;
        notifyAll();
    }

    synchronized void record(Received request) {
        chats += request.path().equals("/v1/chat/completions") ? 1 : 0;
        received.add(request);
        if (received.size() > KEPT_REQUESTS) {
            received.remove();
        }
    }

    synchronized boolean refuses(Received request) {
        return !apiKey.isEmpty()
                && request.path().startsWith("/v1/")
                && !("Bearer " + apiKey).equals(request.headers().get("authorization"));
    }

    /** For the loop's thread. */
    void closed(Connection connection) {
        connections.remove(connection);
    }

    /** As {@link #down}, for good. */
    @Override
    public void close() {
        if (!loop.stopped()) {
            down();
            loop.stop();
        }
    }
}
