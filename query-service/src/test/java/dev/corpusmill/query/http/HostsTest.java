package dev.corpusmill.query.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostsTest {
    private final Hosts hosts = new Hosts(List.of("docs.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:1",
                "127.8.9.1",
                "[::1]:80",
                "a.localhost",
                "docs.example:80"
            })
    void names_of_this_machine_and_those_of_the_configuration_are_ours(String host) {
        assertThat(hosts.allowed(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", "[::2]"})
    void other_names_are_not(String host) {
        assertThat(hosts.allowed(host)).isFalse();
    }

    @Test
    void a_page_whose_name_was_led_to_this_machine_reads_nothing() throws Exception {
        try (TestService service = TestService.over(TestConfigs.with(), "Milvus stores vectors.")) {
            URI base = URI.create(service.base());
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
                client.getOutputStream()
                        .write("GET /v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(US_ASCII));
                client.setSoTimeout(10_000);
                assertThat(new String(client.getInputStream().readNBytes(12), US_ASCII))
                        .isEqualTo("HTTP/1.1 421");
            }
            HttpResponse<String> wrongMethod = service.send("PUT", "/v1/search");
            assertThat(wrongMethod.statusCode()).isEqualTo(405);
            assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        }
    }
}
