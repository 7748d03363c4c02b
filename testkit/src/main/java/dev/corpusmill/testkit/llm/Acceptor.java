package dev.corpusmill.testkit.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The port of a {@link FakeVllm} and the connections that came through it. */
final class Acceptor {
    private final EventLoop loop;
    private final Function<SocketChannel, Connection> connect;
    private final Set<Connection> connections = new HashSet<>(); // of the loop's thread
    private int port; // guarded by this, as is the listener
    private @Nullable ServerSocketChannel listener;

    Acceptor(EventLoop loop, Function<SocketChannel, Connection> connect) {
        this.loop = loop;
        this.connect = connect;
    }

    synchronized int port() {
        return port;
    }

    /** Listens, on the same port as before where there was one. */
    void up() {
        loop.call(() -> {
            try {
                listen();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Closes the port and every connection at once. */
    void down() {
        loop.call(() -> {
            closeListener();
            List.copyOf(connections).forEach(Connection::close);
        });
    }

    /** For the loop's thread. */
    void closed(Connection connection) {
        connections.remove(connection);
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
                Connection connection = connect.apply(socket);
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
}
