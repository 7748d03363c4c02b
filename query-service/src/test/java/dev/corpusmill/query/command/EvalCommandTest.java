package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.corpusmill.query.CommandRun;
import dev.corpusmill.query.WrittenIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
    private static final String KETTLE =
            "{\"qid\":\"q1\",\"question\":\"where is the kettle\",\"documents\":[\"rooms\"],"
                    + "\"answers\":[\"room seven\"]}";
    private static final String ONLY_ASKED = "{\"qid\":\"q2\",\"question\":\"where is the lamp\"}";
    private static final String SECRET = "{\"qid\":\"q3\",\"question\":\"secret\",\"documents\":[\"secret.md\"]}";

    @TempDir
    private Path folder = Path.of(".");

    private String config = "";

    @BeforeEach
    void configure() throws IOException {
        config = Files.writeString(
                        folder.resolve("c.yaml"), "embedding: {engine: test}\nstore: {path: '" + folder + "/data'}\n")
                .toString();
    }

    private void index() {
        try (WrittenIndex index = new WrittenIndex(Path.of(config))) {
            index.add("docs:house/rooms.md", "The kettle is kept in Room Seven.", "everyone");
            index.add("docs:house/lamps.md", "A lamp and a kettle stand by the door.", "everyone");
            index.add("docs:secret.md", "A secret.", "keeper");
        }
    }

    private String questions(String... lines) throws IOException {
        return Files.write(folder.resolve("q.jsonl"), List.of(lines)).toString();
    }

    @Test
    void each_route_and_the_fused_list_are_measured() throws IOException {
        index();
        CommandRun run = CommandRun.of("eval", questions(KETTLE, ONLY_ASKED), "--config", config);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("2 questions, 1 judged")
                .contains("recall@1", "recall@5", "recall@10", "nDCG@10", "MRR@10")
                .containsPattern("dense +\\d\\.\\d{4}")
                .containsPattern("bm25 +1\\.0000 +1\\.0000 +1\\.0000 +1\\.0000 +1\\.0000")
                .containsPattern("fused +\\d\\.\\d{4}");
    }

    @Test
    void a_document_that_is_not_there_for_who_asks_is_said() throws IOException {
        index();
        String questions = questions(KETTLE, SECRET);
        CommandRun run = CommandRun.of("eval", questions, "--config", config, "--json");
        assertThat(run.exitCode()).isEqualTo(4);
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.path("missing").get(0).asText()).isEqualTo("q3");
        assertThat(result.path("routes").path("bm25").path("recall@10").asDouble())
                .isEqualTo(0.5);
        assertThat(CommandRun.of("eval", questions, "--config", config).out())
                .contains("1 of them count 0, because the index has none of their documents: q3");
        CommandRun keeper = CommandRun.of("eval", questions, "--config", config, "--principals", "everyone,keeper");
        assertThat(keeper.exitCode()).isZero();
    }

    @Test
    void a_run_names_documents_by_path_or_by_stem() throws IOException {
        index();
        Path run = folder.resolve("run.jsonl");
        String[] arguments = {"eval", questions(ONLY_ASKED), "--config", config, "--run", run.toString()};
        CommandRun byPath = CommandRun.of(arguments);
        assertThat(byPath.exitCode()).as(byPath.err()).isZero();
        List<String> lines = Files.readAllLines(run);
        assertThat(lines).hasSize(2); // the secret one is not seen
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.path("qid").asText()).isEqualTo("q2");
        assertThat(first.path("rank").asInt()).isEqualTo(1);
        assertThat(lines).anyMatch(line -> line.contains("\"doc\":\"house/lamps.md\",\"text\":\"A lamp and"));
        CommandRun.of("eval", arguments[1], "--config", config, "--run", run.toString(), "--run-doc", "stem");
        assertThat(Files.readAllLines(run)).anyMatch(line -> line.contains("\"doc\":\"lamps\""));
    }

    @Test
    void without_an_index_or_with_another_model_nothing_is_measured() throws IOException {
        CommandRun none = CommandRun.of("eval", questions(KETTLE), "--config", config);
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("there is no index yet");
        index();
        CommandRun group = CommandRun.of("eval", questions(KETTLE), "--config", config, "--group", "sentence");
        assertThat(group.exitCode()).isEqualTo(1);
        assertThat(group.err()).contains("group=sentence known=[chunk]");
    }

    @Test
    void questions_that_cannot_be_used_are_wrong_usage() throws IOException {
        CommandRun wrong = CommandRun.of("eval", questions("{\"qid\":\"a\"}"), "--config", config);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("q.jsonl line=1");
        assertThat(CommandRun.of("eval", questions(ONLY_ASKED), "--config", config)
                        .err())
                .contains("nothing to measure");
        assertThat(CommandRun.of("eval", questions(KETTLE), "--depth", "5").exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("eval", questions(KETTLE), "--run-doc", "id").exitCode())
                .isEqualTo(2);
        CommandRun scoped = CommandRun.of("eval", questions(KETTLE), "--server", "http://127.0.0.1:1", "--tenant", "t");
        assertThat(scoped.exitCode()).isEqualTo(2);
        assertThat(scoped.err()).contains("--tenant");
    }

    @Test
    void the_documents_of_a_squad_set_are_written_to_be_indexed() throws IOException {
        Path set = Files.writeString(
                folder.resolve("set.json"),
                "{\"data\":[{\"paragraphs\":[{\"context\":\"北京\",\"qas\":[]},{\"context\":\"b\",\"qas\":[]}]}]}");
        String docs = folder.resolve("docs").toString();
        CommandRun run = CommandRun.of("eval", set.toString(), "--prepare", docs, "--squad-document", "article");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Path.of(docs, "a00.txt")).hasContent("北京\n\nb");
    }

    @Test
    void a_server_is_asked_over_http() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String answer = "{\"hits\":[{\"document\":\"docs:rooms.md\",\"text\":\"room seven\"}],"
                + "\"routes\":[{\"name\":\"dense\",\"state\":\"%s\"}]}";
        String[] state = {"ok"};
        server.createContext("/v1/search", exchange -> {
            byte[] body = answer.formatted(state[0]).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            CommandRun good = CommandRun.of("eval", questions(KETTLE), "--server", url);
            assertThat(good.exitCode()).as(good.err()).isZero();
            assertThat(good.out()).containsPattern("fused +1\\.0000").doesNotContain("dense");
            state[0] = "late";
            CommandRun late = CommandRun.of("eval", questions(KETTLE), "--server", url);
            assertThat(late.exitCode()).isEqualTo(1);
            assertThat(late.err()).contains("route=dense state=late");
        } finally {
            server.stop(0);
        }
    }
}
