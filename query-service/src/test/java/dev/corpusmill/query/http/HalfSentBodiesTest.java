package dev.corpusmill.query.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large bodies of which the last byte does not come, together more than the service keeps of all bodies. */
final class HalfSentBodiesTest {
    private static final int LENGTH = 1_000_000;
    private static final int COUNT = 68; // 64 MiB and some
    private static final String ASK = "{\"question\":\"Where is the item 2 stored?\"}" + " ".repeat(LENGTH / 2);

    @TempDir
    private Path folder;

    private final List<Socket> open = new ArrayList<>();
    private Tenants tenants;

    @BeforeEach
    void start() throws Exception {
        tenants = new Tenants(folder, 2, 4);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : open) {
            client.close();
        }
        tenants.close();
    }

    @Test
    void those_of_one_key_leave_room_for_the_requests_of_another() throws Exception {
        fill(tenants.keyOf(0));

        assertThat(tenants.send("POST", "/v1/search", tenants.keyOf(1), ASK).statusCode())
                .isEqualTo(200);
        assertThat(tenants.send("POST", "/v1/search", tenants.keyOf(0), ASK + " ".repeat(LENGTH / 2 - 100))
                        .statusCode())
                .as("what is too much for one key is its own fault")
                .isEqualTo(429);
    }

    @Test
    void those_without_a_key_take_no_room() throws Exception {
        fill("cm_wrong");

        assertThat(tenants.send("POST", "/v1/search", tenants.keyOf(1), ASK).statusCode())
                .isEqualTo(200);
        assertThat(tenants.send("POST", "/v1/search", "cm_wrong", ASK).statusCode())
                .isEqualTo(401);
    }

    private void fill(String key) throws IOException {
        String head = "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + LENGTH + "\r\n\r\n";
        int port = URI.create(tenants.quoting().base()).getPort();
        for (int i = 0; i < COUNT; i++) {
            Socket client = new Socket();
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
            open.add(client);
            send(client, head + " ".repeat(LENGTH - 1));
        }
    }

    private static void send(Socket client, String text) {
        try {
            client.getOutputStream().write(text.getBytes(US_ASCII));
        } catch (IOException refused) {
            assertThat(refused)
                    .hasMessageMatching("(?i).*(reset|broken pipe|abort).*"); // had its answer before its end
        }
    }
}
