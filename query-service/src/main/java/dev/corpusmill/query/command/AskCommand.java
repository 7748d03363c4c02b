package dev.corpusmill.query.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Prints a cited answer, while it is written. */
@Command(name = "ask", mixinStandardHelpOptions = true, description = "prints an answer and what it rests on")
public final class AskCommand extends QuestionCommand {
    @Override
    void ask(ServiceClient client) throws InterruptedException {
        ObjectNode request = client.json().createObjectNode().put("question", question());
        if (asJson) {
            System.out.println(client.post("/v1/answer", request).toPrettyString());
            return;
        }
        try (Stream<String> lines = client.stream("/v1/answer", request.put("stream", true))) {
            print(client, lines.iterator(), System.out);
        } catch (JsonProcessingException notJson) {
            throw new ClassifiedException(FailureKind.FATAL, "the service did not answer in json", notJson);
        }
    }

    private static void print(ServiceClient client, Iterator<String> lines, PrintStream out)
            throws JsonProcessingException {
        String event = "";
        JsonNode citations = client.json().createArrayNode();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                JsonNode data = client.json().readTree(line.substring("data: ".length()));
                switch (event) {
                    case "citations" -> citations = data.path("citations");
                    case "token" -> out.print(data.path("text").asText());
                    case "error" ->
                        throw new ClassifiedException(
                                FailureKind.FATAL,
                                "the answer broke off: " + data.path("detail").asText());
                    default -> {
                        // The last event holds the origin, for the JSON output.
                    }
                }
                out.flush();
            }
        }
        out.println();
        if (!citations.isEmpty()) {
            out.println();
        }
        for (JsonNode citation : citations) {
            out.println("[" + citation.path("n").asInt() + "] " + HitPrinter.place(citation) + ", characters "
                    + citation.path("charStart").asInt() + "-"
                    + citation.path("charEnd").asInt());
        }
    }
}
