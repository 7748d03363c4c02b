#!/usr/bin/env bash
# java.net.http: the timeout of a request ends with the response's headers; a body that stalls waits for ever.
#
# Tried:   the HttpClient of JDK 17 (a JDK of another version may do otherwise: the script says which one ran)
# Guess:   HttpRequest.timeout(2 s) bounds send(): with BodyHandlers.ofString() it returns the whole response, so the
#          body is within the limit.
# Happens: the clock is stopped when the headers are there. A server that sends "200 OK" and half a body, then nothing
#          more on an open connection, blocks send() without end; sendAsync() never completes. Silence before the headers
#          does time out after 2 s. A GET whose connection is dropped without an answer is sent a second time by the
#          client itself, a POST is not.
# Means:   health checks, exporters and calls of embedding or language model servers hang behind one half-dead server,
#          with the time-out "set". Use sendAsync(...).orTimeout(...) (and cancel), or a body subscriber with a clock.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
cat >Main.java <<'JAVA'
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.time.Duration;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Main {
    static final AtomicInteger REQUESTS = new AtomicInteger();
    static final AtomicReference<String> MODE = new AtomicReference<>();

    static void serve(Socket socket) {
        try (socket) {
            if (socket.getInputStream().read(new byte[8192]) <= 0) return;
            REQUESTS.incrementAndGet();
            if (MODE.get().equals("drop")) return;
            OutputStream out = socket.getOutputStream();
            if (!MODE.get().equals("silent")) out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345".getBytes());
            if (MODE.get().equals("good")) out.write("67890".getBytes());
            out.flush();
            Thread.sleep(MODE.get().equals("good") ? 0 : 30_000);
        } catch (IOException | InterruptedException closed) {
            // the client is gone
        }
    }

    public static void main(String[] args) throws Exception {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread accept = new Thread(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    Thread serving = new Thread(() -> serve(socket));
                    serving.setDaemon(true);
                    serving.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        accept.setDaemon(true);
        accept.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        boolean good = true;
        System.out.println("Java " + Runtime.version());
        String[][] expected = {
            {"good", "GET", "200 1234567890", "1"},
            {"silent", "GET", "HttpTimeoutException", "1"},
            {"half a body", "GET", "still waiting after 8 s", "1"},
            {"half a body", "POST", "still waiting after 8 s", "1"},
            {"drop", "GET", "IOException", "2"},
            {"drop", "POST", "IOException", "1"},
        };
        for (String[] row : expected) {
            MODE.set(row[0]);
            REQUESTS.set(0);
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpRequest.BodyPublisher body = row[1].equals("GET")
                    ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString("{}");
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).method(row[1], body).build();
            String outcome;
            try {
                HttpResponse<String> response =
                        client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).get(8, TimeUnit.SECONDS);
                outcome = response.statusCode() + " " + response.body();
            } catch (TimeoutException waiting) {
                outcome = "still waiting after 8 s";
            } catch (ExecutionException failed) {
                outcome = failed.getCause().getClass().getSimpleName();
            }
            System.out.printf("%-4s, server: %-11s -> %s, requests seen by the server: %d%n", row[1], row[0], outcome, REQUESTS.get());
            good &= outcome.equals(row[2]) && REQUESTS.get() == Integer.parseInt(row[3]);
        }
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" Main.java
