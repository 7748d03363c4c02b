package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/** The JSON of one chat completion request, without what the server is known to refuse. */
final class ChatBody {
    private final ObjectMapper json;
    private final SamplingDefaults defaults;
    private final ServerTraits traits;

    ChatBody(ChatSettings settings) {
        this.json = settings.json();
        this.defaults = settings.defaults();
        this.traits = settings.traits();
    }

    /** What the client left open comes from the configuration. */
    String write(String model, GenerationRequest request) {
        ObjectNode body = json.createObjectNode();
        body.put("model", model);
        ArrayNode messages = body.putArray("messages");
        for (ChatMessage message : messages(request)) {
            messages.addObject().put("role", message.role()).put("content", message.content());
        }
        boolean stream = !traits.has(Refusal.STREAM);
        body.put("stream", stream);
        if (stream && !traits.has(Refusal.STREAM_OPTIONS)) {
            body.putObject("stream_options").put("include_usage", true);
        }
        sampling(body, request.sampling());
        return body.toString();
    }

    private void sampling(ObjectNode body, Sampling sampling) {
        body.put(traits.has(Refusal.MAX_TOKENS) ? "max_completion_tokens" : "max_tokens", defaults.maxTokens(sampling));
        Double temperature = sampling.temperature();
        if (!traits.has(Refusal.TEMPERATURE)) {
            body.put("temperature", temperature == null ? defaults.temperature() : temperature);
        }
        if (sampling.topP() != null && !traits.has(Refusal.TOP_P)) {
            body.put("top_p", sampling.topP());
        }
        if (sampling.seed() != null && !traits.has(Refusal.SEED)) {
            body.put("seed", sampling.seed());
        }
        if (!sampling.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop");
            sampling.stop().forEach(stop::add);
        }
        sampling.passedOn().forEach(body::set);
    }

    private List<ChatMessage> messages(GenerationRequest request) {
        return traits.has(Refusal.SYSTEM_ROLE) ? alternating(request.messages()) : request.messages();
    }

    /** Instructions join the next message of the user, and messages of the same role each other. */
    private static List<ChatMessage> alternating(List<ChatMessage> messages) {
        List<ChatMessage> joined = new ArrayList<>();
        for (ChatMessage message : messages) {
            String role = message.instruction() ? ChatMessage.USER : message.role();
            ChatMessage last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.role().equals(role)) {
                joined.set(joined.size() - 1, new ChatMessage(role, last.content() + "\n\n" + message.content()));
            } else {
                joined.add(new ChatMessage(role, message.content()));
            }
        }
        return joined;
    }
}
