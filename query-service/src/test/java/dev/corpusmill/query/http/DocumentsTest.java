package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestKeys;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.Priority;
import dev.corpusmill.query.security.Quota;
import dev.corpusmill.query.security.Scope;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of a service without keys: listed, uploaded, described, renamed, deleted, and hostile ones refused. */
class DocumentsTest {
    private static final int HOSTILE = 2000;

    @TempDir
    Path folder;

    private Path uploads;
    private TestService service;
    private Uploads client;

    @BeforeEach
    void start() throws Exception {
        uploads = folder.resolve("docs");
        CorpusmillConfig config = config(folder.resolve("no-keys.yaml"));
        service = new TestService(config, new TestIndex().promote("g1", "The lamp is lit.")).awaitReady();
        client = new Uploads(service, "");
    }

    private CorpusmillConfig config(Path keys) {
        return TestConfigs.shipped(
                keys,
                "embedding.engine=test",
                "telemetry.query-log=",
                "store.path=" + folder.resolve("data"),
                "parse.max-file-size=64KB",
                "metadata={team: keyword, year: long}",
                "sources=[{name: uploads, uri: '" + uploads + "', managed: true}]");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_upload_is_stored_whole_listed_as_pending_and_answers_as_described() throws Exception {
        ApiSchemas schemas = ApiSchemas.published();
        HttpResponse<String> stored = client.upload("plan.txt", "The pier is 40 m long.");
        assertThat(stored.statusCode()).isEqualTo(201);
        schemas.check("post", "/v1/documents", stored);
        assertThat(uploads.resolve("plan.txt")).hasContent("The pier is 40 m long.");

        HttpResponse<String> list = service.get("/v1/documents?source=uploads");
        schemas.check("get", "/v1/documents", list);
        JsonNode entry =
                TestService.JSON.readTree(list.body()).path("documents").path(0);
        assertThat(entry.path("id").asText()).isEqualTo("uploads:plan.txt");
        assertThat(entry.path("state").asText()).isEqualTo("pending");
        schemas.check("get", "/v1/document", service.get(Uploads.document("uploads:plan.txt")));
        schemas.check("get", "/v1/index", service.get("/v1/index"));
        assertThat(service.get("/v1/document/file?id=uploads:plan.txt").body()).isEqualTo("The pier is 40 m long.");
    }

    @Test
    void a_name_that_exists_is_refused_or_replaced_as_asked_also_where_it_differs_in_case_only() throws Exception {
        client.upload("plan.txt", "one");
        assertThat(client.upload("plan.txt", "two").statusCode()).isEqualTo(409);
        assertThat(client.upload("PLAN.txt", "two").body())
                .contains("name-exists")
                .contains("plan.txt");
        assertThat(uploads.resolve("plan.txt")).hasContent("one");

        HttpResponse<String> replaced =
                client.upload("source=uploads&replace=true", "plan.txt", "two".getBytes(StandardCharsets.UTF_8));
        assertThat(replaced.statusCode()).isEqualTo(201);
        assertThat(uploads.resolve("plan.txt")).hasContent("two");
    }

    @Test
    void no_name_leads_out_of_the_folder_or_to_a_note_of_ours() throws Exception {
        List<String> bad = new ArrayList<>(List.of(
                "../up.txt",
                "..",
                ".",
                "/etc/x",
                "a/b.txt",
                "a\\b.txt",
                ".hidden",
                "~$lock.docx",
                "con",
                "NUL.txt",
                "lpt1.pdf",
                "a\u0000b",
                "a\nb",
                "a\u202etxt.exe",
                "x.corpusmill.json",
                " a",
                "a ",
                "a.",
                "Thumbs.db",
                "a:b",
                "a*b",
                "a\u200bb",
                "x".repeat(300),
                "灯".repeat(90),
                "",
                "   "));
        Random random = new Random(7);
        String parts = "..//\\\\:*?\u0000\u0001\u007f\u202e\u2028 ~$.con%2e%2f";
        while (bad.size() < HOSTILE) {
            StringBuilder name = new StringBuilder(random.nextBoolean() ? "../" : "a/");
            for (int i = random.nextInt(12); i >= 0; i--) {
                name.append(parts.charAt(random.nextInt(parts.length())));
            }
            bad.add(name.toString());
        }
        client.upload("good.txt", "good");
        for (String name : bad) {
            String json = TestService.JSON.createObjectNode().put("name", name).toString();
            HttpResponse<String> renamed = client.change("uploads:good.txt", json);
            assertThat(renamed.statusCode()).as(name).isEqualTo(400);
        }
        for (String name : bad.subList(0, 100)) {
            boolean sent =
                    name.chars().noneMatch(c -> c < ' ') && name.equals(name.strip()); // as it stands in a header
            if (sent && !name.isEmpty()) {
                assertThat(client.upload(name, "bad").statusCode()).as(name).isBetween(400, 409);
            }
        }
        try (Stream<Path> outside = Files.list(folder)) {
            assertThat(outside.map(path -> path.getFileName().toString())).isSubsetOf("docs", "data");
        }
        try (Stream<Path> inside = Files.list(uploads)) {
            assertThat(inside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("good.txt", ".corpusmill");
        }
    }

    @Test
    void empty_large_and_broken_uploads_leave_nothing_behind() throws Exception {
        assertThat(client.upload("empty.txt", "").body()).contains("empty-file");
        HttpResponse<String> large = client.upload("source=uploads", "large.bin", new byte[(64 << 10) + 1]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("parse.max-file-size");
        assertThat(client.upload("source=nowhere", "a.txt", new byte[3]).statusCode())
                .isEqualTo(404);
        assertThat(client.send(
                                "POST",
                                "/v1/documents?source=uploads",
                                "application/json",
                                "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
        cut();

        service.await(() -> {
            try (Stream<Path> incoming = Files.list(uploads.resolve(".corpusmill/incoming"))) {
                return incoming.findAny().isEmpty();
            }
        });
        assertThat(client.list("").path("total").asInt()).isEqualTo(1); // what the index has
        try (Stream<Path> inside = Files.list(uploads)) {
            assertThat(inside).hasSize(1); // the folder of notes
        }
    }

    /** A client that goes in the middle of its file. */
    private void cut() throws Exception {
        URI base = URI.create(service.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/documents?source=uploads HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
                            + "Content-Type: multipart/form-data; boundary=xx\r\n\r\n--xx\r\nContent-Disposition: form-data;"
                            + " name=\"file\"; filename=\"cut.txt\"\r\n\r\nhalf of it")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            service.await(() -> {
                try (Stream<Path> incoming = Files.list(uploads.resolve(".corpusmill/incoming"))) {
                    return incoming.findAny().isPresent();
                }
            });
        }
    }

    @Test
    void two_uploads_of_one_name_at_once_leave_one_of_them() throws Exception {
        List<CompletableFuture<Integer>> both = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String text = "version " + i + " ".repeat(30_000);
            both.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return client.upload("same.txt", text).statusCode();
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            }));
        }
        List<Integer> codes = both.stream().map(CompletableFuture::join).toList();
        assertThat(codes).filteredOn(code -> code == 201).hasSize(1);
        assertThat(codes).filteredOn(code -> code == 409).hasSize(5);
        assertThat(Files.size(uploads.resolve("same.txt"))).isEqualTo(30_009);
    }

    @Test
    void metadata_are_checked_and_stand_beside_the_file_and_move_and_go_with_it() throws Exception {
        client.upload("plan.txt", "one");
        assertThat(client.change("uploads:plan.txt", "{\"metadata\":{\"colour\":\"red\"}}")
                        .body())
                .contains("colour")
                .contains("team, year");
        assertThat(client.change("uploads:plan.txt", "{\"metadata\":{\"year\":\"soon\"}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.change("uploads:plan.txt", "{\"metadata\":{\"year\":2026,\"team\":\"pier\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(uploads.resolve("plan.txt.corpusmill.json")).content().contains("\"year\" : \"2026\"");

        HttpResponse<String> renamed = client.change("uploads:plan.txt", "{\"name\":\"pier plan.txt\"}");
        ApiSchemas.published().check("patch", "/v1/document", renamed);
        assertThat(renamed.body()).contains("uploads:pier plan.txt");
        assertThat(uploads.resolve("plan.txt")).doesNotExist();
        assertThat(uploads.resolve("pier plan.txt.corpusmill.json")).exists();

        assertThat(client.delete("uploads:pier plan.txt").statusCode()).isEqualTo(204);
        assertThat(uploads.resolve("pier plan.txt")).doesNotExist();
        assertThat(uploads.resolve("pier plan.txt.corpusmill.json")).doesNotExist();
        assertThat(client.delete("uploads:pier plan.txt").statusCode()).isEqualTo(404);
        assertThat(client.delete("uploads:../data").statusCode()).isEqualTo(404);
    }

    @Test
    void a_new_name_keeps_the_extension() throws Exception {
        client.upload("plan.v2.txt", "one");
        for (String other : List.of("plan.v2.pdf", "plan.v2", "plan")) {
            HttpResponse<String> refused = client.change("uploads:plan.v2.txt", "{\"name\":\"" + other + "\"}");
            assertThat(refused.statusCode()).as(other).isEqualTo(400);
            assertThat(refused.body()).contains("invalid-name", "must keep its extension .txt");
        }
        assertThat(uploads.resolve("plan.v2.txt")).hasContent("one");
        assertThat(client.change("uploads:plan.v2.txt", "{\"name\":\"plan.TXT\"}")
                        .statusCode())
                .isEqualTo(200);
        client.upload("notes", "two");
        assertThat(client.change("uploads:notes", "{\"name\":\"notes.md\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void metadata_are_replaced_as_a_whole_and_kept_by_an_upload_without_any() throws Exception {
        client.upload("plan.txt", "one");
        client.change("uploads:plan.txt", "{\"metadata\":{\"year\":2026,\"team\":\"pier\"}}");
        client.change("uploads:plan.txt", "{\"metadata\":{\"team\":\"quay\"}}");
        Path metadata = uploads.resolve("plan.txt.corpusmill.json");
        assertThat(metadata).content().contains("quay").doesNotContain("year");
        client.upload("source=uploads&replace=true", "plan.txt", "two".getBytes(StandardCharsets.UTF_8));
        assertThat(uploads.resolve("plan.txt")).hasContent("two");
        assertThat(metadata).content().contains("quay");
    }

    @Test
    void pages_filters_and_orders() throws Exception {
        for (int i = 0; i < 12; i++) {
            client.upload("doc" + (char) ('a' + i) + ".txt", "x".repeat(100 - i));
        }
        JsonNode page = client.list("source=uploads&sort=size&limit=5&offset=5&search=DOC");
        assertThat(page.path("total").asInt()).isEqualTo(12);
        assertThat(page.path("documents").findValuesAsText("name"))
                .containsExactly("docg.txt", "docf.txt", "doce.txt", "docd.txt", "docc.txt");
        assertThat(client.list("state=failed,empty&source=uploads")
                        .path("total")
                        .asInt())
                .isZero();
        for (String wrong :
                List.of("state=x", "sort=x", "limit=0", "limit=501", "offset=-1", "colour=red", "descending=x")) {
            assertThat(service.get("/v1/documents?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_page_of_another_origin_may_neither_upload_nor_judge() throws Exception {
        byte[] form =
                "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"evil.txt\"\r\n\r\nx\r\n--xx--\r\n"
                        .getBytes(StandardCharsets.UTF_8);
        String type = "multipart/form-data; boundary=xx";
        assertThat(client.send("POST", "/v1/documents?source=uploads", type, form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send("POST", "/v1/documents?source=uploads", type, form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        byte[] judgement = "{\"question\":\"x\",\"verdict\":\"up\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.send("POST", "/v1/feedback", "", judgement, "Origin", "null")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send("POST", "/v1/documents?source=uploads", type, form, "Origin", service.base())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void keys_decide_who_may_change_and_foreign_tenants_see_nothing() throws Exception {
        Path file = folder.resolve("keys.yaml");
        TestKeys keys = new TestKeys(file);
        String editor = keys.add(client("editor", "public", "everyone", true));
        String reader = keys.add(client("reader", "public", "everyone", false));
        String foreign = keys.add(client("foreign", "other", "everyone", true));
        try (TestService keyed = new TestService(config(file), new TestIndex().promote("g1", "The lamp is lit."))
                .with(editor)
                .awaitReady()) {
            assertThat(new Uploads(keyed, editor).upload("plan.txt", "one").statusCode())
                    .isEqualTo(201);

            Uploads reading = new Uploads(keyed, reader);
            assertThat(reading.list("source=uploads").path("total").asInt()).isEqualTo(1);
            assertThat(reading.list("").path("editor").asBoolean()).isFalse();
            assertThat(reading.upload("b.txt", "b").statusCode()).isEqualTo(403);
            assertThat(reading.delete("uploads:plan.txt").statusCode()).isEqualTo(403);
            assertThat(reading.change("uploads:plan.txt", "{\"readAgain\":true}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(reading.send("GET", "/v1/feedback", "", new byte[0]).statusCode())
                    .isEqualTo(403);

            Uploads other = new Uploads(keyed, foreign);
            assertThat(other.list("").path("total").asInt()).isZero();
            assertThat(other.list("").path("managed")).isEmpty();
            assertThat(other.upload("b.txt", "b").statusCode()).isEqualTo(404);
            assertThat(other.delete("uploads:plan.txt").statusCode()).isEqualTo(404);
            assertThat(other.change("uploads:plan.txt", "{\"readAgain\":true}").statusCode())
                    .isEqualTo(404);
            assertThat(other.send("GET", "/v1/document?id=uploads:plan.txt", "", new byte[0])
                            .statusCode())
                    .isEqualTo(404);
            assertThat(other.send("GET", "/v1/document/file?id=uploads:plan.txt", "", new byte[0])
                            .statusCode())
                    .isEqualTo(404);
            assertThat(uploads.resolve("plan.txt")).hasContent("one");
        }
    }

    private static Client client(String name, String tenant, String principal, boolean editor) {
        return new Client(
                name, new Scope(tenant, Set.of(principal)), Priority.LIVE, Quota.NONE, false, Optional.empty(), editor);
    }
}
