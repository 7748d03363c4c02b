package dev.corpusmill.query.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More slow clients than the server has threads. */
final class SlowClientsTest {
    private static final int CLIENTS = 260;
    private static final String QUESTION = "{\"question\":\"storage\",\"k\":1000}";

    @TempDir
    private Path folder;

    private final List<Socket> clients = new ArrayList<>();
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        String[] texts = IntStream.range(0, 200)
                .mapToObj(i -> "Text " + i + " is about storage. " + "It goes on and on. ".repeat(200))
                .toArray(String[]::new);
        service = new TestService(
                        TestConfigs.shipped(
                                folder.resolve("no-keys.yaml"), "embedding.engine=test", "service.body-timeout=2s"),
                        new TestIndex().promote("g1", texts))
                .awaitReady();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        service.close();
    }

    @Test
    void slow_bodies_hold_no_thread_and_end_in_time() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            open().getOutputStream().write(head(QUESTION.length() + 100).getBytes(US_ASCII));
        }

        assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(service.post("/v1/search", "{\"question\":\"storage\"}").statusCode())
                .isEqualTo(200);
        Socket last = clients.get(CLIENTS - 1);
        last.setSoTimeout(10_000);
        assertThat(new String(last.getInputStream().readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 408");
    }

    @Test
    void slow_readers_hold_no_thread() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            open().getOutputStream().write((head(QUESTION.length()) + QUESTION).getBytes(US_ASCII));
        }

        assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
        service.await(
                () -> // at first they all search at once
                service.post("/v1/search", "{\"question\":\"storage\",\"k\":3}").statusCode() == 200);
        Socket first = clients.get(0);
        first.setSoTimeout(10_000);
        assertThat(new String(first.getInputStream().readNBytes(100_000), US_ASCII))
                .startsWith("HTTP/1.1 200")
                .contains("Text ");
    }

    @Test
    void a_body_that_comes_in_pieces_is_read() throws Exception {
        Socket client = open();
        client.getOutputStream().write(head(QUESTION.length()).getBytes(US_ASCII));
        for (byte one : QUESTION.getBytes(US_ASCII)) {
            client.getOutputStream().write(one);
        }
        client.setSoTimeout(10_000);
        assertThat(new String(client.getInputStream().readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void a_long_response_is_whole_and_its_connection_good_for_more() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(service.postJson("/v1/search", QUESTION).path("hits")).hasSizeGreaterThan(100);
        }
    }

    private static String head(int length) {
        return "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private Socket open() throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(4096);
        int port = URI.create(service.base()).getPort();
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        clients.add(client);
        return client;
    }
}
