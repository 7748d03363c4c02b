package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.chat.ChatMessage;

/** The JSON of one streamed chat completion request. */
final class ChatBody {
    private ChatBody() {}

    /** What the client left open comes from the configuration. */
    static String write(ObjectMapper json, String model, GenerationRequest request, SamplingDefaults defaults) {
        ObjectNode body = json.createObjectNode();
        body.put("model", model);
        ArrayNode messages = body.putArray("messages");
        for (ChatMessage message : request.messages()) {
            messages.addObject().put("role", message.role()).put("content", message.content());
        }
        body.put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        Sampling sampling = request.sampling();
        Integer maxTokens = sampling.maxTokens();
        body.put("max_tokens", maxTokens == null ? defaults.maxTokens() : Math.min(maxTokens, defaults.maxTokens()));
        Double temperature = sampling.temperature();
        body.put("temperature", temperature == null ? defaults.temperature() : temperature);
        if (sampling.topP() != null) {
            body.put("top_p", sampling.topP());
        }
        if (sampling.seed() != null) {
            body.put("seed", sampling.seed());
        }
        if (!sampling.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop");
            sampling.stop().forEach(stop::add);
        }
        return body.toString();
    }
}
