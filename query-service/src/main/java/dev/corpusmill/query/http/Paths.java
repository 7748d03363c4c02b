package dev.corpusmill.query.http;

import java.util.Set;

/** The paths of the service. */
final class Paths {
    static final String SEARCH = "/v1/search";
    static final String ANSWER = "/v1/answer";
    static final String CHAT = "/v1/chat/completions";
    static final String MODELS = "/v1/models";
    static final String HEALTH = "/healthz";
    static final String READY = "/readyz";
    static final String OPEN_API = "/openapi.json";

    static final String HOME = "/";
    static final String METRICS = "/metrics";
    static final String SESSIONS = "/v1/sessions";
    static final String CACHES = "/v1/caches";

    private static final Set<String> OPEN = Set.of(HEALTH, READY, OPEN_API, HOME);

    private Paths() {}

    /** Whether a path needs no key. */
    static boolean open(String path) {
        return OPEN.contains(path);
    }

    /** Whether a path tells of all tenants. */
    static boolean forOperators(String path) {
        return path.equals(METRICS) || path.equals(CACHES) || path.startsWith(CACHES + "/");
    }

    /** Whether clients of this path expect OpenAI's errors. */
    static boolean speaksOpenAi(String path) {
        return path.equals(CHAT) || path.equals(MODELS) || path.startsWith(MODELS + "/");
    }
}
