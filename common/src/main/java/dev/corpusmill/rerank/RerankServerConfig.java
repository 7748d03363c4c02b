package dev.corpusmill.rerank;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Secret;

/**
 * A server that judges texts: the keys below {@code rerank} of a post-processor of this kind.
 *
 * @param url base of its API, like {@code http://gpu1:8000/v1}; {@code /rerank} or {@code /score} is added
 * @param model name of the model there
 * @param apiKey read where it is used; {@code ${NAME}} names an environment variable
 * @param api what is called there
 * @param batch texts of one request at most; where the server has room for fewer, the reranker finds that out
 * @param maxCharacters of a text that are sent
 * @param remembered scores that are kept
 */
public record RerankServerConfig(
        String url, String model, Secret apiKey, Api api, int batch, int maxCharacters, int remembered) {
    private static final int MOST_REMEMBERED = 10_000_000;

    public RerankServerConfig {
        check(url.matches("https?://.+"), "url must be an http or https URL, was '%s'", url);
        check(!model.isBlank(), "model must be named");
        check(batch >= 1 && batch <= 1000, "batch must be 1 to 1000, was %s", batch);
        check(maxCharacters >= 100, "max-characters must be at least 100, was %s", maxCharacters);
        check(remembered >= 0 && remembered <= MOST_REMEMBERED, "remembered must be 0 to 10000000, was %s", remembered);
    }

    /** The two forms that servers have. */
    public enum Api {
        /** {@code query} and {@code documents}, as vLLM, Jina and Cohere have it. */
        RERANK,
        /** {@code text_1} and {@code text_2}, as vLLM has it beside the other. */
        SCORE
    }
}
