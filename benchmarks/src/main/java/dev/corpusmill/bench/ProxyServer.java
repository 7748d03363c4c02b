package dev.corpusmill.bench;

import dev.corpusmill.query.assembly.QueryAssembly;
import dev.corpusmill.query.command.ClientProperties;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The other process of {@link ProxyMain}: the service, and a bare Javalin that hands bytes through. Prints both ports,
 * and for each line on its standard input the bytes that live on its heap after a collection, and its threads.
 */
public final class ProxyServer {
    private ProxyServer() {}

    /** Serves until its standard input ends; the arguments are the configuration file and the model server. */
    public static void main(String[] arguments) throws IOException {
        ClientProperties.set(); // as the service's own main does
        String vllm = arguments[1];
        // The search is remembered, so that what remains is the way from the socket to the model server and back.
        try (ServedIndex index = ServedIndex.of(
                        Path.of(arguments[0]),
                        1,
                        1,
                        "cache.search-ttl=1h",
                        "answer.min-score=-1",
                        "answer.min-confidence=0",
                        "limits.answers=4000",
                        "limits.per-key=4000",
                        "llm.pool.max-in-flight=4000",
                        "llm.model=tiny",
                        "llm.servers=[\"" + vllm + "\"]");
                QueryAssembly service = new QueryAssembly(index.config(), index.store(), index.embedder())) {
            service.start();
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            Javalin bare = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.routes.post("/v1/chat/completions", context -> relay(http, vllm, context));
                    })
                    .start("127.0.0.1", 0);
            System.out.println(service.port() + " " + bare.port());
            answer();
            bare.stop();
        }
        System.exit(0);
    }

    private static void answer() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.gc();
            long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            System.out.println(live + " " + threads);
        }
    }

    /** As little as can be done: a thread for a request, and each piece written as it comes. */
    private static void relay(HttpClient http, String vllm, Context context) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vllm + "/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(context.bodyAsBytes()))
                .build();
        try (InputStream in = http.send(request, BodyHandlers.ofInputStream()).body()) {
            context.contentType("text/event-stream");
            OutputStream out = context.outputStream();
            byte[] piece = new byte[8192];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                out.write(piece, 0, count);
                out.flush();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
