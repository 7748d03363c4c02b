package dev.corpusmill.testkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A way to a server on loopback that can be cut, closed or blocked. It passes bytes on and knows no protocol. */
public final class LoopbackProxy implements AutoCloseable {
    private enum State {
        OPEN,
        STALLED,
        CUT
    }

    private final int serverPort;
    private final ServerSocket listener;
    private final List<Socket> sockets = new ArrayList<>(); // guarded by this
    private State state = State.OPEN; // guarded by this

    public LoopbackProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public String uri() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Bytes pass, those that waited, too. */
    public synchronized void open() {
        state = State.OPEN;
        notifyAll();
    }

    /** Connections stay, and nothing passes. */
    public synchronized void stall() {
        state = State.STALLED;
    }

    /** Ends all connections, and each that comes. */
    public synchronized void cut() {
        state = State.CUT;
        notifyAll();
        drop();
    }

    /** Ends all connections, and lets new ones come. */
    public synchronized void drop() {
        sockets.forEach(LoopbackProxy::end);
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        cut();
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (keep(client)) {
                    connect(client);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            if (keep(server)) {
                start(() -> pass(client, server));
                start(() -> pass(server, client));
            }
        } catch (IOException noServer) {
            end(client);
        }
    }

    private synchronized boolean keep(Socket socket) {
        if (state == State.CUT) {
            end(socket);
            return false;
        }
        sockets.add(socket);
        return true;
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            to.setTcpNoDelay(true); // else each small answer waits 40 ms for more
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && mayPass(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException ended) {
            end(to);
        }
    }

    private synchronized boolean mayPass() throws InterruptedException {
        while (state == State.STALLED) {
            wait();
        }
        return state == State.OPEN;
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new IllegalStateException("a socket could not be closed", alreadyGone);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
