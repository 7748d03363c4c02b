package dev.corpusmill.query.assembly;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.config.CacheConfig;
import dev.corpusmill.query.cache.AnswerCache;
import dev.corpusmill.query.cache.QuestionVectors;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.cache.ServiceCache;
import dev.corpusmill.query.pipeline.Answer;
import java.util.List;
import java.util.concurrent.Executor;

/** The caches of the service. */
record QueryCaches(QuestionVectors vectors, SearchCache searches, AnswerCache<Answer> answers) {
    static QueryCaches create(CacheConfig config, Embedder embedder, Executor executor) {
        return new QueryCaches(
                new QuestionVectors(embedder, config.vectors().bytes(), System::nanoTime),
                new SearchCache(config.searches().bytes(), config.searchTtl(), executor, System::nanoTime),
                new AnswerCache<>(
                        new AnswerCache.Limits(config.answers().bytes(), config.answerTtl(), config.similarAbove()),
                        Answer::bytes,
                        System::nanoTime));
    }

    List<ServiceCache> all() {
        return List.of(vectors, searches, answers);
    }
}
