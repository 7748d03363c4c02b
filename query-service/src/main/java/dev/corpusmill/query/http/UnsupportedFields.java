package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Refuses what OpenAI's API has, this service has not, and a client would miss in the answer. */
final class UnsupportedFields {
    private UnsupportedFields() {}

    static void refuse(Fields fields) {
        JsonNode choice = fields.raw("tool_choice");
        boolean none = choice.asText("").equals("none");
        JsonNode tools = fields.raw("tools");
        refuse(!none && !tools.isMissingNode() && !tools.isEmpty(), "tools", "tools cannot be called here");
        refuse(choice.isObject() || choice.asText("").equals("required"), "tool_choice", "tools cannot be called here");
        JsonNode functions = fields.raw("functions");
        JsonNode call = fields.raw("function_call");
        refuse(
                !call.asText("").equals("none") && !functions.isMissingNode() && !functions.isEmpty(),
                "functions",
                "functions cannot be called here");
        refuse(call.isObject(), "function_call", "functions cannot be called here");

        JsonNode n = fields.raw("n");
        refuse(!n.isMissingNode() && n.asInt(0) != 1, "n", "there is one answer to a question: n must be 1");
        JsonNode logprobs = fields.raw("logprobs");
        refuse(
                logprobs.asBoolean(false) || logprobs.asInt(0) > 0,
                "logprobs",
                "likelihoods of tokens are not given: an answer is checked and may be cut");
        for (JsonNode modality : fields.raw("modalities")) {
            refuse(!modality.asText("").equals("text"), "modalities", "answers are text");
        }
        refuse(!fields.raw("audio").isMissingNode(), "audio", "answers are text");
    }

    static void refuse(boolean wanted, String field, String why) {
        if (wanted) {
            throw new ProblemException(Problem.ofField("unsupported-parameter", field, why));
        }
    }
}
