package dev.corpusmill.testkit.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A vLLM server for tests: real HTTP on a free port of the loopback address, shaped like captures of vLLM 0.32. Chat
 * completions follow a script of replies; without one they follow the default reply.
 */
public final class FakeVllm implements AutoCloseable {
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "fake-vllm");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String model;
    private final Duration idleClose;
    private final Deque<Reply> script = new ArrayDeque<>(); // guarded by this, as is all below
    private final List<Received> received = new ArrayList<>();
    private final Set<Socket> sockets = new HashSet<>();
    private Reply usual = Reply.text("The", " answer", " is", " 42", ".");
    private String apiKey = "";
    private int running;
    private int cancelled;

    /** A server with one model, which closes idle connections after 5 s, as vLLM does. */
    public FakeVllm(String model) {
        this(model, Duration.ofSeconds(5));
    }

    public FakeVllm(String model, Duration idleClose) {
        this.model = model;
        this.idleClose = idleClose;
        try {
            this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(this::accept);
    }

    /** Base of the API, as it stands in {@code llm.servers}. */
    public String base() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
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

    /** The chat completions that came, oldest first. */
    public synchronized List<Received> chats() {
        return received.stream()
                .filter(request -> request.path().equals("/v1/chat/completions"))
                .toList();
    }

    /** All requests that came, oldest first. */
    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Chat completions that are being written now. */
    public synchronized int running() {
        return running;
    }

    /** Chat completions whose client left before their end. */
    public synchronized int cancelled() {
        return cancelled;
    }

    /** Waits until so many clients have left; false where that takes longer. */
    public boolean awaitCancelled(int clients, Duration timeout) throws InterruptedException {
        return await(() -> cancelled >= clients, timeout);
    }

    /** Waits until so many chat completions are being written; false where that takes longer. */
    public boolean awaitRunning(int chats, Duration timeout) throws InterruptedException {
        return await(() -> running == chats, timeout);
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

    synchronized Reply begin() {
        running++;
        notifyAll();
        Reply next = script.poll();
        return next == null ? usual : next;
    }

    synchronized void end(boolean clientLeft) {
        running--;
        cancelled += clientLeft ? 1 : 0;
        notifyAll();
    }

    synchronized void record(Received request) {
        received.add(request);
    }

    synchronized boolean refuses(Received request) {
        return !apiKey.isEmpty()
                && request.path().startsWith("/v1/")
                && !("Bearer " + apiKey).equals(request.headers().get("authorization"));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setSoTimeout((int) idleClose.toMillis());
                socket.setTcpNoDelay(true);
                synchronized (this) {
                    sockets.add(socket);
                }
                threads.execute(() -> serve(socket));
            }
        } catch (IOException ended) {
            closed.countDown(); // the listener was closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(this, socket, threads).serve();
        } catch (IOException gone) {
            // A client that leaves is no failure of a server.
        } finally {
            synchronized (this) {
                sockets.remove(socket);
            }
        }
    }

    /** Closes the port and every connection at once, as a killed server does. */
    @Override
    public void close() {
        closed.countDown();
        List<Socket> open;
        synchronized (this) {
            open = List.copyOf(sockets);
        }
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
