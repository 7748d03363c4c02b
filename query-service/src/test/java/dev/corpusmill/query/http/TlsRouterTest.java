package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router in front of the model servers: TLS with a certificate of its own, a path of its own, and a key. */
class TlsRouterTest {
    private static final String PASSWORD = "changeit";
    private static final String ASK = "{\"question\":\"Where are vectors stored?\"}";
    private static final String SSE =
            "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"By TLS.\"},"
                    + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    @TempDir
    Path folder;

    private HttpsServer router;

    @BeforeEach
    void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-alias",
                "router",
                "-keyalg",
                "EC",
                "-dname",
                "CN=router");
        keytool("-exportcert", "-keystore", keys.toString(), "-alias", "router", "-rfc", "-file", pem().toString());
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        router = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        router.setHttpsConfigurator(new HttpsConfigurator(tls));
        router.createContext(
                "/team/v1/models", exchange -> answer(exchange, "application/json", "{\"data\":[{\"id\":\"m\"}]}"));
        router.createContext("/team/v1/chat/completions", exchange -> answer(exchange, "text/event-stream", SSE));
        router.start();
    }

    @AfterEach
    void stop() {
        router.stop(0);
    }

    private Path pem() {
        return folder.resolve("router.pem");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-ext", "SAN=ip:127.0.0.1,dns:localhost"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (InputStream request = exchange.getRequestBody()) {
            request.readAllBytes();
        }
        boolean known = "Bearer s3cret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = (known ? text : "{\"error\":\"Unauthorized\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", known ? type : "application/json");
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private JsonNode ask(String trusted) throws Exception {
        try (TestService service = TestService.over(
                TestConfigs.shipped(
                        Path.of(""),
                        "llm.servers=[\"https://127.0.0.1:"
                                + router.getAddress().getPort() + "/team/v1\"]",
                        "llm.api-key=s3cret",
                        "telemetry.query-log=",
                        "security.trusted-certificates=" + trusted),
                "Vectors are stored in object storage.")) {
            return service.postJson("/v1/answer", ASK);
        }
    }

    @Test
    void a_router_with_a_trusted_certificate_writes_the_answer() throws Exception {
        JsonNode answer = ask(pem().toString());
        assertThat(answer.path("origin").asText()).as(answer.toString()).isEqualTo("llm");
        assertThat(answer.path("answer").asText()).isEqualTo("By TLS.");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_question() throws Exception {
        JsonNode answer = ask("");
        assertThat(answer.path("origin").asText()).as(answer.toString()).isEqualTo("extract");
    }

    @Test
    void a_file_without_certificates_is_named_at_the_start() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> ask(empty.toString()))
                .isInstanceOf(ClassifiedException.class)
                .hasMessageContaining("empty.pem");
    }
}
