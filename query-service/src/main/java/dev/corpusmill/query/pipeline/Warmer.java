package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.cache.AnswerCache;
import dev.corpusmill.query.cache.AnswerKey;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.llm.Sampling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the most frequent questions again when the index has changed, one by one, so that the next client need not wait. */
public final class Warmer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Warmer.class);

    private final QueryPipeline pipeline;
    private final AnswerCache<Answer> answers;
    private final int questions;
    private final Duration timeout;
    private final AtomicBoolean again = new AtomicBoolean();

    /** @param timeout for one question */
    public Warmer(QueryPipeline pipeline, AnswerCache<Answer> answers, int questions, Duration timeout) {
        this.pipeline = pipeline;
        this.answers = answers;
        this.questions = questions;
        this.timeout = timeout;
    }

    /** Whether a run is due; it stays so until it begins. */
    public boolean claim() {
        return questions > 0 && again.compareAndSet(false, true);
    }

    @Override
    public void run() {
        again.set(false);
        List<AnswerKey> hottest = answers.hottest(questions);
        for (AnswerKey key : hottest) {
            try {
                Request request = new Request(
                        key.scope(), key.question(), "", List.of(), key.filter(), Sampling.DEFAULT, List.of());
                var unused = pipeline.answer(request, Deadline.after(timeout), AnswerSink.none())
                        .join();
            } catch (CompletionException | CancellationException | ClassifiedException failed) {
                LOG.info("questions not asked again: reason={}", ClassifiedException.reasonOf(Futures.cause(failed)));
                return; // whatever is wrong, the next commit or the next client comes
            }
        }
    }
}
