package dev.corpusmill.query.http;

/** The paths of the service. */
final class Paths {
    static final String SEARCH = "/v1/search";
    static final String ANSWER = "/v1/answer";
    static final String CHAT = "/v1/chat/completions";
    static final String MODELS = "/v1/models";
    static final String HEALTH = "/healthz";
    static final String READY = "/readyz";
    static final String OPEN_API = "/openapi.json";

    private Paths() {}

    /** Whether clients of this path expect OpenAI's errors. */
    static boolean speaksOpenAi(String path) {
        return path.equals(CHAT) || path.equals(MODELS) || path.startsWith(MODELS + "/");
    }
}
