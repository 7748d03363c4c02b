package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class BoundedCallTest {
    private static final String BEGUN = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":";

    @Test
    void a_body_that_never_ends_is_given_up_and_its_connection_closed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> afterwards = CompletableFuture.supplyAsync(() -> stall(server));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .timeout(Duration.ofMillis(200))
                    .build();
            var call = BoundedCall.send(
                    HttpClient.newHttpClient(), request, BodyHandlers.ofString(), Duration.ofMillis(300));
            assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(afterwards.get(30, TimeUnit.SECONDS))
                    .as("end of the stream")
                    .isEqualTo(-1);
        }
    }

    /** Answers with the beginning of a body, and waits for what the client does then. */
    private static int stall(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            int read;
            do {
                read = client.getInputStream().read();
            } while (read >= 0);
            return read;
        } catch (IOException reset) {
            return -1;
        }
    }
}
