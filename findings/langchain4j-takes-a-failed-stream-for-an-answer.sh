#!/usr/bin/env bash
# LangChain4j: an error event in an OpenAI stream ends in onCompleteResponse with half an answer, not in onError.
#
# Tried:   Maven Central dev.langchain4j:langchain4j-open-ai 1.11.0; com.openai:openai-java 4.15.0 for comparison;
#          a server on the loopback that streams "The answer is " and then sends what vLLM sends when its engine dies
# Guess:   data: {"error": ...} calls onError, as it is an exception in OpenAI's own clients.
# Happens: LangChain4j drops the error event and calls onCompleteResponse with "The answer is ", finishReason null. openai-java
#          raises SseException. A stream that simply ends early (closed regularly, no finish_reason) is a complete answer to
#          both; only a connection that breaks within a chunk is an error.
# Means:   half an answer is stored, cached and shown as a whole one. Treat onCompleteResponse with a null finishReason
#          as a failure.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in dev.langchain4j:langchain4j-open-ai:1.11.0 com.openai:openai-java:4.15.0 org.slf4j:slf4j-nop:2.0.17; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.*;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.model.chat.response.*;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.io.OutputStream;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;

public class Main {
    static String chunk(String delta, String finish) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    public static void main(String[] args) throws Exception {
        String start = chunk("{\"role\":\"assistant\",\"content\":\"The answer \"}", "null") + chunk("{\"content\":\"is \"}", "null");
        Map<String, String> streams = new LinkedHashMap<>();
        streams.put("complete", start + chunk("{\"content\":\"42\"}", "null") + chunk("{}", "\"stop\"") + "data: [DONE]\n\n");
        streams.put("error-event", start + "data: {\"error\": {\"message\": \"engine died\", \"type\": \"InternalServerError\", \"code\": 500}}\n\n"
                + "data: [DONE]\n\n");
        streams.put("ends-early", start);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (Map.Entry<String, String> stream : streams.entrySet()) {
                    if (request.contains(stream.getKey())) {
                        out.write(stream.getValue().getBytes());
                    }
                }
            }
        });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        OpenAIClient openai = OpenAIOkHttpClient.builder().baseUrl(base).apiKey("none").build();
        Map<String, String> got = new LinkedHashMap<>();
        for (String model : streams.keySet()) {
            CompletableFuture<String> end = new CompletableFuture<>();
            OpenAiStreamingChatModel.builder().baseUrl(base).apiKey("none").modelName(model).build()
                    .chat("question", new StreamingChatResponseHandler() {
                        @Override
                        public void onPartialResponse(String text) {}

                        @Override
                        public void onCompleteResponse(ChatResponse response) {
                            end.complete("onCompleteResponse '" + response.aiMessage().text() + "' " + response.finishReason());
                        }

                        @Override
                        public void onError(Throwable error) {
                            end.complete("onError " + error);
                        }
                    });
            got.put("LangChain4j " + model, end.get(30, TimeUnit.SECONDS));
            StringBuilder text = new StringBuilder();
            String how = "ended";
            try (StreamResponse<ChatCompletionChunk> stream = openai.chat().completions().createStreaming(
                    ChatCompletionCreateParams.builder().model(model).addUserMessage("question").build())) {
                stream.stream().forEach(part -> part.choices().forEach(choice -> choice.delta().content().ifPresent(text::append)));
            } catch (RuntimeException e) {
                how = e.getClass().getSimpleName() + ": " + e.getMessage();
            }
            got.put("openai-java " + model, "'" + text + "' " + how);
        }
        got.forEach((what, result) -> System.out.printf("%-24s %s%n", what, result));
        server.stop(0);
        boolean good = got.get("LangChain4j complete").equals("onCompleteResponse 'The answer is 42' STOP")
                && got.get("LangChain4j error-event").equals("onCompleteResponse 'The answer is ' null")
                && got.get("LangChain4j ends-early").equals("onCompleteResponse 'The answer is ' null")
                && got.get("openai-java complete").equals("'The answer is 42' ended")
                && got.get("openai-java error-event").startsWith("'The answer is ' SseException")
                && got.get("openai-java ends-early").equals("'The answer is ' ended");
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
