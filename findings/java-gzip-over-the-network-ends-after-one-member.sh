#!/usr/bin/env bash
# Java: GZIPInputStream on a network stream may end, without an error, after the first gzip member.
#
# Tried:   GZIPInputStream, HttpClient and URL.openStream of JDK 17; 20 gzip members, one record in each (as in .warc.gz)
# Guess:   GZIPInputStream reads concatenated members, as gunzip does. It does so with every file, in each unit test.
# Happens: after a member it looks at available(): if that says 0 and fewer than 27 bytes are left in its own buffer, it
#          takes the stream to be at its end. A socket says 0 whenever the next bytes are still on their way. The server
#          that sends a member at a time gets 1 or 2 of its 20 records read, then a clean end; the same bytes sent at
#          once give 20. A BufferedInputStream around the stream does not help.
# Means:   archives read straight from HTTP or object storage lose their tail, depending on packets: another number
#          of documents in each run, and no exception. Read such streams to a file or to memory first, or answer 1 from
#          available() until the stream has really ended, as the last lines do.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >Main.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.util.*;
import java.util.zip.*;

public class Main {
    /** Says that something is left until a read has found the end. */
    static class NeverAtZero extends FilterInputStream {
        NeverAtZero(InputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            return Math.max(1, super.available());
        }
    }

    interface Wrap {
        InputStream wrap(InputStream in) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        List<byte[]> members = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            StringBuilder text = new StringBuilder("record " + i);
            for (int j = 0; j < 50; j++) {
                text.append(' ').append(random.nextInt());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.append('\n').toString().getBytes());
            }
            members.add(bytes.toByteArray());
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/one-by-one", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (byte[] member : members) {
                    out.write(member);
                    out.flush();
                    Thread.sleep(30);
                }
            } catch (IOException | InterruptedException e) {
                // the reader has gone
            }
        });
        server.createContext("/at-once", exchange -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] member : members) {
                all.write(member);
            }
            exchange.sendResponseHeaders(200, all.size());
            try (OutputStream out = exchange.getResponseBody()) {
                all.writeTo(out);
            }
        });
        server.start();
        HttpClient client = HttpClient.newHttpClient();
        Map<String, Wrap> wraps = new LinkedHashMap<>();
        wraps.put("plain", in -> in);
        wraps.put("BufferedInputStream", in -> new BufferedInputStream(in, 1 << 16));
        wraps.put("available() never 0", NeverAtZero::new);
        boolean good = true;
        for (String path : List.of("/at-once", "/one-by-one")) {
            for (String by : List.of("HttpClient", "URL.openStream")) {
                for (Map.Entry<String, Wrap> wrap : wraps.entrySet()) {
                    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
                    InputStream in = by.equals("HttpClient")
                            ? client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream()).body()
                            : uri.toURL().openStream();
                    int records = 0;
                    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                            new GZIPInputStream(wrap.getValue().wrap(in))))) {
                        while (lines.readLine() != null) {
                            records++;
                        }
                    }
                    System.out.printf("members sent %-11s  %-14s  %-20s  records read: %2d of 20, no exception%n",
                            path.substring(1), by, wrap.getKey(), records);
                    boolean lost = path.equals("/one-by-one") && !wrap.getKey().startsWith("available");
                    good &= lost ? records < 20 : records == 20;
                }
            }
        }
        server.stop(0);
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" Main.java
