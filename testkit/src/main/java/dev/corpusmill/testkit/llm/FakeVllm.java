package dev.corpusmill.testkit.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A vLLM server for tests: real HTTP on a free port of the loopback address, shaped like captures of vLLM 0.32. Chat
 * completions follow a script of replies; without one they follow the usual reply.
 */
public final class FakeVllm implements AutoCloseable {
    private final String model;
    private final Duration idleClose;
    private final EventLoop loop = new EventLoop("fake-vllm");
    private final AtomicLong ids = new AtomicLong();
    private final ChatTally tally = new ChatTally();
    private final Acceptor acceptor = new Acceptor(loop, socket -> new Connection(this, socket));
    private final Deque<Reply> script = new ArrayDeque<>(); // guarded by this, as is all below
    private Reply usual = Reply.text("The", " answer", " is", " 42", ".");
    private String apiKey = "";
    private int maxModelTokens = 4096;
    private int places = Integer.MAX_VALUE;
    private Judging judging = Judging.WELL;
    private List<String> refused = List.of();
    private Engine engine = new Engine(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO, 0);

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
    public String base() {
        return "http://127.0.0.1:" + acceptor.port() + "/v1";
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
    public List<Received> chats() {
        return tally.chats();
    }

    /** The last thousand requests that came, oldest first. */
    public List<Received> received() {
        return tally.received();
    }

    /** How many chat completions were asked for. */
    public long chatCount() {
        return tally.chatCount();
    }

    /** How many chat completions were refused with 400 for what they said. */
    public long refusals() {
        return tally.refusals();
    }

    /** Chat completions that are here now, computed or waiting. */
    public int inFlight() {
        return tally.inFlight();
    }

    /** Chat completions that are computed now. */
    public int running() {
        return engine().running();
    }

    /** Chat completions whose client left before their end. */
    public int cancelled() {
        return tally.cancelled();
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
        return tally.awaitCancelled(clients, timeout);
    }

    /** Waits until so many chat completions are here; false where that takes longer. */
    public boolean awaitRunning(int chatsHere, Duration timeout) throws InterruptedException {
        return tally.awaitInFlight(chatsHere, timeout);
    }

    /** Closes the port and every connection at once, as a killed server does. */
    public void down() {
        acceptor.down();
    }

    /** Listens, on the same port as before where there was one. */
    public void up() {
        acceptor.up();
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

    synchronized boolean refuses(Received request) {
        return !apiKey.isEmpty()
                && request.path().startsWith("/v1/")
                && !("Bearer " + apiKey).equals(request.headers().get("authorization"));
    }

    /** For the loop's thread. */
    void closed(Connection connection) {
        acceptor.closed(connection);
    }

    ChatTally tally() {
        return tally;
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
