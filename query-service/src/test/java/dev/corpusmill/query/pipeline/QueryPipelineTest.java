package dev.corpusmill.query.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.arrange.Arranger;
import dev.corpusmill.query.cache.AnswerCache;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.extract.ExtractiveAnswerer;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.GenerateException;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.llm.TokenSink;
import dev.corpusmill.query.prompt.PromptAssembler;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.query.retrieve.LiveIndex;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.query.session.Sessions;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.SearchPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryPipelineTest {
    private static final String STORAGE = "Milvus stores vectors in object storage.";
    private static final String ASK = "Where does Milvus store vectors?";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestIndex texts = new TestIndex().promote("g1", STORAGE, "The cat sleeps on the mat.");
    private final LiveIndex index = new LiveIndex(texts.store(), reader -> {}, LONG, System::nanoTime);
    private final Model model = new Model();

    QueryPipelineTest() {
        index.poll();
    }

    @AfterEach
    void close() {
        index.close();
    }

    /** A model that writes one text, or fails. */
    private static final class Model implements Generator {
        private final List<GenerationRequest> requests = new ArrayList<>();
        private String text = "In object storage [1].";
        private Optional<GenerateException> failure = Optional.empty();

        @Override
        public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
            requests.add(request);
            if (failure.isPresent()) {
                return CompletableFuture.failedFuture(failure.get());
            }
            return sink.token(text)
                    .thenApply(taken -> new Completion("stop", "http://gpu", "tiny", Optional.empty(), 1, 2))
                    .toCompletableFuture();
        }
    }

    private QueryPipeline pipeline(Optional<Generator> generator, double minScore, double storedAbove) {
        CorpusmillConfig config = TestConfigs.with();
        SearchPlan plan = SearchAssembly.plan(config, texts.embedder());
        Templates templates = new Templates();
        PromptAssembler prompts = new PromptAssembler(
                templates, texts.embedder()::tokenEnds, new PromptAssembler.Settings(5, 1000, 500, false, false));
        ExtractiveAnswerer extractive =
                new ExtractiveAnswerer(texts.embedder(), "en", new ExtractiveAnswerer.Settings(4, 3, 0));

        QueryPipeline.Answerers answerers = new QueryPipeline.Answerers(
                generator.map(each -> new AnswerGenerator(
                        prompts,
                        new AnswerChecks(Optional.empty(), texts.embedder()),
                        new AnswerGenerator.Model(each, LONG),
                        Runnable::run)),
                extractive,
                templates);
        AnswerCache<Answer> answers =
                new AnswerCache<>(new AnswerCache.Limits(1 << 20, LONG, 1), Answer::bytes, System::nanoTime);
        return new QueryPipeline(
                new QueryPipeline.Stages(
                        new ChatMemory(new Sessions(new Sessions.Settings(5, LONG, 10, 1 << 20), System::nanoTime)),
                        new QueryRewriter(prompts, generator, new QueryRewriter.Limits(LONG, 1000), Runnable::run),
                        new Retriever(
                                index,
                                new HybridSearch(plan, Runnable::run),
                                new SearchCache(1 << 20, LONG, Runnable::run, System::nanoTime),
                                new Arranger(Clock.systemUTC())),
                        new AnswerReuse(answers, "v1", texts.embedder()::embedQuestion, Runnable::run),
                        answerers),
                new QueryPipeline.Settings(5, minScore, storedAbove, plan.cosineRoutes()),
                System::nanoTime);
    }

    private QueryPipeline pipeline() {
        return pipeline(Optional.of(model), 0.2, 1.1);
    }

    private static Request request(String question, String session, ChatMessage... history) {
        return new Request(
                Scope.PUBLIC, question, session, List.of(history), NodeFilter.all(), Sampling.DEFAULT, List.of());
    }

    private static Answer answer(QueryPipeline pipeline, Request request) {
        return pipeline.answer(request, Deadline.after(LONG), AnswerSink.none()).join();
    }

    @Test
    void a_model_writes_the_answer_and_each_step_is_in_the_trace() {
        Answer answer = answer(pipeline(), request(ASK, ""));
        assertThat(answer.origin()).isEqualTo(AnswerOrigin.LLM);
        assertThat(answer.text()).isEqualTo("In object storage [1].");
        assertThat(answer.citations()).extracting(Citation::text).contains(STORAGE);
        assertThat(answer.trace().millis().keySet()).containsExactly("retrieve", "prompt", "cache", "generate");
    }

    @Test
    void the_same_question_again_costs_no_model() {
        QueryPipeline pipeline = pipeline();
        answer(pipeline, request(ASK, ""));
        Answer again = answer(pipeline, request(ASK, ""));
        assertThat(again.origin()).isEqualTo(AnswerOrigin.CACHE);
        assertThat(again.text()).isEqualTo("In object storage [1].");
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void an_answer_to_the_client_s_own_instructions_is_for_nobody_else() {
        QueryPipeline pipeline = pipeline();
        ChatMessage instruction = new ChatMessage(ChatMessage.SYSTEM, "Answer in rhymes.");
        answer(pipeline, request(ASK, "", instruction));
        assertThat(answer(pipeline, request(ASK, "", instruction)).origin()).isEqualTo(AnswerOrigin.LLM);
        assertThat(answer(pipeline, request(ASK, "")).origin()).isEqualTo(AnswerOrigin.LLM);
    }

    @Test
    void without_a_model_sentences_are_quoted() {
        Answer answer = answer(pipeline(Optional.empty(), 0.2, 1.1), request(ASK, ""));
        assertThat(answer.origin()).isEqualTo(AnswerOrigin.EXTRACT);
        assertThat(answer.text()).isEqualTo(STORAGE + " [1]");
    }

    @Test
    void a_model_that_fails_before_its_first_token_is_replaced_by_quotes_that_are_not_kept() {
        QueryPipeline pipeline = pipeline();
        model.failure = Optional.of(new GenerateException(FailureKind.TRANSIENT, "no server"));
        Answer quoted = answer(pipeline, request(ASK, ""));
        assertThat(quoted.origin()).isEqualTo(AnswerOrigin.EXTRACT);
        assertThat(quoted.trace().notes()).anyMatch(note -> note.contains("the model server broke off"));

        model.failure = Optional.empty();
        assertThat(answer(pipeline, request(ASK, "")).origin()).isEqualTo(AnswerOrigin.LLM);
    }

    @Test
    void a_question_that_nothing_fits_gets_no_answer_and_costs_no_model() {
        Answer answer = answer(pipeline(Optional.of(model), 0.9, 1.1), request(ASK, ""));
        assertThat(answer.origin()).isEqualTo(AnswerOrigin.NONE);
        assertThat(answer.citations()).isEmpty();
        assertThat(model.requests).isEmpty();
    }

    @Test
    void a_text_that_is_very_similar_is_the_answer() {
        Answer answer = answer(pipeline(Optional.of(model), 0.2, 0.95), request(STORAGE, ""));
        assertThat(answer.origin()).isEqualTo(AnswerOrigin.STORED);
        assertThat(answer.text()).isEqualTo(STORAGE);
        assertThat(model.requests).isEmpty();
    }

    @Test
    void the_next_question_of_a_session_is_rewritten_before_the_search() {
        QueryPipeline pipeline = pipeline();
        answer(pipeline, request(ASK, "s1"));
        model.text = "\"Where does the cat sleep?\"";
        Answer next = answer(pipeline, request("And the cat?", "s1"));
        assertThat(next.trace().question()).isEqualTo("Where does the cat sleep?");
        assertThat(next.trace().millis().keySet()).startsWith("rewrite", "retrieve");
        assertThat(model.requests).hasSize(3);
    }

    @Test
    void cancelling_the_answer_cancels_the_generation() {
        CompletableFuture<Completion> generation = new CompletableFuture<>();
        QueryPipeline pipeline = pipeline(Optional.of((request, deadline, sink) -> generation), 0.2, 1.1);
        CompletableFuture<Answer> answer = pipeline.answer(request(ASK, ""), Deadline.after(LONG), AnswerSink.none());
        answer.cancel(true);
        assertThat(generation).isCancelled();
    }

    @Test
    void a_failure_that_is_no_server_s_is_not_hidden_by_quotes() {
        IllegalStateException defect = new IllegalStateException("a defect");
        Generator broken = (request, deadline, sink) -> CompletableFuture.failedFuture(defect);
        QueryPipeline pipeline = pipeline(Optional.of(broken), 0.2, 1.1);
        assertThatThrownBy(() -> answer(pipeline, request(ASK, "")))
                .isInstanceOf(CompletionException.class)
                .hasCause(defect);
    }
}
