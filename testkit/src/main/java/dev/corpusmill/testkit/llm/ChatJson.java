package dev.corpusmill.testkit.llm;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** The JSON of one chat completion, byte for byte as vLLM 0.32 writes it. */
final class ChatJson {
    private static final String FINGERPRINT = "\"system_fingerprint\":\"vllm-0.32.0-9b14874e\"";

    private final String head;
    private final String chunkHead;
    private final int promptTokens;

    ChatJson(String id, long createdSeconds, String model, int promptTokens) {
        this.head = "{\"id\":\"chatcmpl-" + id + "\",\"object\":\"chat.completion";
        this.chunkHead =
                head + ".chunk\",\"created\":" + createdSeconds + ",\"model\":" + quote(model) + ",\"choices\":[";
        this.promptTokens = promptTokens;
    }

    String role() {
        return chunkHead + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,"
                + "\"finish_reason\":null}],\"prompt_token_ids\":null,\"prompt_text\":null}";
    }

    String token(String content) {
        return chunkHead + "{\"index\":0,\"delta\":{\"content\":" + quote(content)
                + "},\"logprobs\":null,\"finish_reason\":null,\"token_ids\":null}]}";
    }

    /** The same with a list of parts as its content. */
    String parts(String content) {
        String quoted = quote(content);
        return token(content)
                .replace("\"content\":" + quoted, "\"content\":[{\"type\":\"text\",\"text\":" + quoted + "}]");
    }

    String thought(String text) {
        return token(text).replace("\"delta\":{\"content\":", "\"delta\":{\"reasoning\":");
    }

    /** The fingerprint is in the last chunk: in this one where no usage follows. */
    String last(String content, String finishReason, boolean usageFollows) {
        return chunkHead + "{\"index\":0,\"delta\":{\"content\":" + quote(content)
                + "},\"logprobs\":null,\"finish_reason\":" + quote(finishReason)
                + ",\"stop_reason\":null,\"token_ids\":null}]" + (usageFollows ? "" : "," + FINGERPRINT) + "}";
    }

    String usage(int tokens) {
        return chunkHead + "],\"usage\":" + counts(tokens) + "}," + FINGERPRINT + "}";
    }

    private String counts(int tokens) {
        return "{\"prompt_tokens\":" + promptTokens + ",\"total_tokens\":" + (promptTokens + tokens)
                + ",\"completion_tokens\":" + tokens;
    }

    String whole(String content, String finishReason, int tokens) {
        return chunkHead.replace("chat.completion.chunk", "chat.completion")
                + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + quote(content)
                + ",\"refusal\":null,\"annotations\":null,\"audio\":null,\"function_call\":null,\"reasoning\":null},"
                + "\"logprobs\":null,\"finish_reason\":" + quote(finishReason)
                + ",\"stop_reason\":null,\"token_ids\":null,\"routed_experts\":null}],\"service_tier\":null,"
                + FINGERPRINT + ",\"usage\":" + counts(tokens)
                + ",\"prompt_tokens_details\":null,\"completion_tokens_details\":null},\"prompt_logprobs\":null,"
                + "\"prompt_token_ids\":null,\"prompt_text\":null,\"kv_transfer_params\":null,"
                + "\"ec_transfer_params\":null,\"metrics\":null}";
    }

    /** An error inside a stream; written by another writer than bodies are, with spaces. */
    static String errorEvent(int code, String type, String message) {
        return "{\"error\": {\"message\": " + quote(message) + ", \"type\": " + quote(type)
                + ", \"param\": null, \"code\": " + code + "}}";
    }

    /** An error body; a parameter that is empty is null. */
    static String error(int code, String type, String param, String message) {
        return "{\"error\":{\"message\":" + quote(message) + ",\"type\":" + quote(type) + ",\"param\":"
                + (param.isEmpty() ? "null" : quote(param)) + ",\"code\":" + code + "}}";
    }

    private static String quote(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
