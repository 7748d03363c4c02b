package dev.corpusmill.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.testkit.llm.Reply.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds the fake to what a real vLLM 0.32 wrote: the same bytes, but for times, ids and the permission of a model. */
class CapturesTest {
    private static final String CHAT = "POST /v1/chat/completions";
    private static final String HI = "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}";

    private final FakeVllm vllm = new FakeVllm("tiny", Duration.ofMillis(200));

    @AfterEach
    void stop() {
        vllm.close();
    }

    @Test
    void a_stream_with_usage_is_the_captured_one() throws Exception {
        vllm.next(Reply.text("", "�83", "徒", "佩", "讲").finishing("length"));
        String options = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";
        same("chat_stream_usage.txt", CHAT, chat(29 * 4, options));
    }

    @Test
    void a_stream_without_usage_has_the_fingerprint_in_its_last_delta() throws Exception {
        vllm.next(Reply.text("算子", "传统").finishing("length"), Reply.text());
        same("stream_nousage.txt", CHAT, chat(8, ",\"stream\":true"));
        same("eos_bias.txt", CHAT, chat(8, ",\"stream\":true"));
    }

    @Test
    void a_whole_completion_is_the_captured_one() throws Exception {
        vllm.next(Reply.text("�83", "徒", "佩", "讲", "写", "切", "测", "").finishing("length"));
        same("chat_nonstream.txt", CHAT, chat(29 * 4, ""));
    }

    @Test
    void a_stream_has_one_event_in_each_chunk() throws Exception {
        vllm.next(Reply.text(" dist", "丹", "纪念", "作品", "呼", "在").ending(End.CUT));
        same("stream_begin.raw", CHAT, chat(8, ",\"stream\":true"));
    }

    @Test
    void a_full_server_refuses_whole_answers_and_begins_streams_only_to_fail_them() throws Exception {
        vllm.capacity(0, 0);
        same("overload_503_stream.raw", CHAT, chat(8, ",\"stream\":true"));
        same("overload_503_nonstream.raw", CHAT, chat(8, ""));
    }

    @Test
    void mistakes_are_told_in_the_captured_words() throws Exception {
        same("err_unknownmodel.txt", CHAT, "{\"model\":\"nope\",\"messages\":[{}]}");
        same("err_nomessages.txt", CHAT, "{\"model\":\"tiny\"}");
        same("err_emptymessages.txt", CHAT, "{\"model\":\"tiny\",\"messages\":[]}");
        same("err_maxtokens_zero.txt", CHAT, chat(8, ",\"max_tokens\":0"));
        same("err_maxtokens_toobig.txt", CHAT, chat(8, ",\"max_tokens\":5000"));
        same("err_temp.txt", CHAT, chat(8, ",\"temperature\":-1"));
        same("err_prompt_toolong.txt", CHAT, chat(20_000, ""));
        same("usage_without_stream.txt", CHAT, chat(8, ",\"stream_options\":{\"include_usage\":true}"));
        same("err_method.txt", "GET /v1/chat/completions", "");
        same("err_404.txt", "GET /v1/nothing", "");
        same("get_health.txt", "GET /health", "");
        vllm.apiKey("right");
        same("auth_missing.txt", CHAT, chat(8, ""));
    }

    @Test
    void texts_are_judged_and_refused_as_captured() throws Exception {
        try (FakeVllm pooling = new FakeVllm("tiny-rerank").places(8).maxModelTokens(256)) {
            String rerank = "{\"model\":\"%s\",\"query\":\"When was the harbour built?\",\"documents\":[%s]}";
            String passage = "\"Passage 0 about ships and piers.\"";
            String nine = String.join(",", Collections.nCopies(9, passage));
            String score = "{\"model\":\"tiny-rerank\",\"text_1\":\"When was the harbour built?\",\"text_2\":"
                    + "\"The harbour was built in 1874.\"}";
            same(pooling, "rerank_bound8_1_documents.txt", "POST /v1/rerank", rerank.formatted("tiny-rerank", passage));
            same(pooling, "rerank_bound8_9_documents.txt", "POST /v1/rerank", rerank.formatted("tiny-rerank", nine));
            same(pooling, "rerank_wrong_model.txt", "POST /rerank", rerank.formatted("nope", passage));
            same(pooling, "rerank_empty_documents.txt", "POST /rerank", rerank.formatted("tiny-rerank", ""));
            same(
                    pooling,
                    "rerank_too_long.txt",
                    "POST /rerank",
                    rerank.formatted("tiny-rerank", passage + ",\"" + "a harbour ".repeat(200) + "\""));
            same(pooling, "score_1_1.txt", "POST /v1/score", score);
        }
    }

    @Test
    void a_request_that_offers_h2c_loses_its_body() throws Exception {
        assertThat(normal(exchange(CHAT, chat(8, ""), "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n")))
                .isEqualTo(normal(captured("h2c_upgrade.txt")));
    }

    @Test
    void prompt_and_answer_that_are_too_long_together_are_clamped_without_a_word() throws Exception {
        vllm.maxModelTokens(10).next(Reply.text("a", "b", "c", "d"));
        assertThat(exchange(CHAT, chat(8 * 4, ""), "Connection: close\r\n"))
                .contains("\"content\":\"ab\"")
                .contains("\"finish_reason\":\"length\"");
    }

    private static String chat(int promptChars, String more) {
        return HI.formatted("x".repeat(promptChars), more);
    }

    private void same(String capture, String request, String body) throws IOException {
        same(vllm, capture, request, body);
    }

    private static void same(FakeVllm server, String capture, String request, String body) throws IOException {
        String expected = captured(capture);
        String got = exchange(server, request, body, "Connection: close\r\n");
        got = expected.contains("connection: close") ? got : got.replace("connection: close\r\n", "");
        got = capture.endsWith(".txt") && got.contains("chunked") ? unchunked(got) : got; // curl takes chunks apart
        assertThat(normal(got)).as(capture).isEqualTo(normal(expected));
    }

    private static String normal(String response) {
        return response.replace("\r\n", "\n")
                .replaceAll("date: [^\n]+", "date: …")
                .replaceAll("x-request-id: [0-9a-f]{32}", "x-request-id: …")
                .replaceAll("chatcmpl-[0-9a-f]{16}", "chatcmpl-…")
                .replaceAll("score-[0-9a-f]{16}", "score-…")
                .replaceAll("score\":[0-9.E-]+", "score\":0") // of another model
                .replaceAll("(prompt|total)_tokens\":\\d+,?", "$1_tokens\":1")
                .replaceAll("content-length: 2\\d\\d\n", "content-length: …\n")
                .replaceAll("\"created\":\\d+", "\"created\":0");
    }

    private static String unchunked(String response) {
        int head = response.indexOf("\r\n\r\n") + 4;
        List<String> chunks = new ArrayList<>();
        String left = response.substring(head);
        while (!left.isEmpty()) {
            int lineEnd = left.indexOf("\r\n");
            int bytes = Integer.parseInt(left.substring(0, lineEnd), 16);
            byte[] rest = left.substring(lineEnd + 2).getBytes(StandardCharsets.UTF_8);
            chunks.add(new String(rest, 0, bytes, StandardCharsets.UTF_8));
            left = new String(rest, bytes + 2, rest.length - bytes - 2, StandardCharsets.UTF_8);
        }
        return response.substring(0, head) + String.join("", chunks);
    }

    private String exchange(String request, String body, String headers) throws IOException {
        return exchange(vllm, request, body, headers);
    }

    private static String exchange(FakeVllm server, String request, String body, String headers) throws IOException {
        URI base = URI.create(server.base());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(5000);
            String head =
                    request + " HTTP/1.1\r\nHost: x\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n";
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
            socket.getOutputStream().write(all.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String captured(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(CapturesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
