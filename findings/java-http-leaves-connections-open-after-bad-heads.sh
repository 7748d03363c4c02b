#!/usr/bin/env bash
# java.net.http: after a response whose head is no HTTP, or is too large, the connection stays open for good.
#
# Tried:   the HttpClient of JDK 17 (a JDK of another version may do otherwise: the script says which one ran)
# Guess:   a response that cannot be read fails with ProtocolException, and the client closes the connection, since nothing
#          can be read from it any more; at the latest it does so when the server closes, or when the client is garbage.
# Happens: an invalid status line (another protocol on the port: SSH, SMTP, TLS), an invalid name of a header and more than
#          384 KB of headers leave a socket open each, also where the server has closed its side (CLOSE_WAIT), whatever is
#          cancelled, and on JDK 17 after the client itself has been collected. A connection that is closed without an
#          answer is closed here, too.
# Means:   a health check of a wrong port every second opens 86,400 sockets a day, until the process has no file
#          descriptors left and accepts nobody. Ask such an address less and less often, or use another client.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
cat >Main.java <<'JAVA'
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.util.concurrent.*;

public class Main {
    static final int REQUESTS = 20;

    static void serve(Socket socket, String reply) {
        try (socket) {
            socket.getInputStream().read(new byte[8192]);
            OutputStream out = socket.getOutputStream();
            out.write(reply.getBytes("US-ASCII"));
            out.flush();
            Thread.sleep(200); // or large heads end in a reset
        } catch (IOException | InterruptedException gone) {
            // the client has left
        }
    }

    /** Sockets of this process that are connected to the port or were, as the client's side. */
    static long sockets() throws IOException {
        long count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path one : open) {
                try {
                    count += Files.readSymbolicLink(one).toString().startsWith("socket") ? 1 : 0;
                } catch (IOException closed) {
                    // the folder's own
                }
            }
        }
        return count;
    }

    static String ask(int port) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String outcome = "";
        for (int i = 0; i < REQUESTS; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
            var reply = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            try {
                outcome = "status " + reply.get(10, TimeUnit.SECONDS).statusCode();
            } catch (ExecutionException failed) {
                outcome = failed.getCause().getClass().getSimpleName();
            }
            reply.cancel(true);
        }
        return outcome;
    }

    public static void main(String[] args) throws Exception {
        System.out.println("Java " + Runtime.version());
        String[][] rows = {
            // what the server sends before it closes the connection, what the client says, sockets left of 20
            {"a good response", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", "status 200", "none"},
            {"nothing", "", "IOException", "none"},
            {"SSH", "SSH-2.0-OpenSSH_9.2\r\n", "ProtocolException", "all"},
            {"a bad header", "HTTP/1.1 200 OK\r\nx y: z\r\n\r\n", "ProtocolException", "all"},
            {"400 KB of headers", "HTTP/1.1 200 OK\r\n" + ("x-filler: " + "x".repeat(990) + "\r\n").repeat(400), "ProtocolException", "all"},
        };
        boolean good = true;
        for (String[] row : rows) {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
                Thread accept = new Thread(() -> {
                    while (true) {
                        try {
                            Socket socket = server.accept();
                            new Thread(() -> serve(socket, row[1])).start();
                        } catch (IOException closed) {
                            return;
                        }
                    }
                });
                accept.start();
                long before = sockets();
                String outcome = ask(server.getLocalPort());
                long left = before + REQUESTS;
                for (int i = 0; i < 5 && left > before; i++) {
                    System.gc(); // nobody holds the client any more
                    Thread.sleep(1000);
                    left = sockets();
                }
                long leaked = left - before;
                System.out.printf("%-18s -> %-17s sockets left open by %d requests: %d%n", row[0], outcome, REQUESTS, leaked);
                good &= outcome.equals(row[2]) && (row[3].equals("all") ? leaked >= REQUESTS - 2 : leaked <= 0);
            }
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" Main.java
