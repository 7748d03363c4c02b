package dev.corpusmill.query.assembly;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.config.AnswerConfig;
import dev.corpusmill.config.AnswerConfig.PromptStyle;
import dev.corpusmill.config.AnswerConfig.SourceOrder;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SessionsConfig;
import dev.corpusmill.query.extract.ExtractiveAnswerer;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.pipeline.AnswerChecks;
import dev.corpusmill.query.pipeline.AnswerGenerator;
import dev.corpusmill.query.pipeline.ChatMemory;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.QueryRewriter;
import dev.corpusmill.query.prompt.PromptAssembler;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.query.session.Sessions;
import dev.corpusmill.query.verify.AnswerVerifier;
import dev.corpusmill.text.SearchWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What turns a question into the one to search for, and hits into an answer, with a model or without. */
record AnswerParts(ChatMemory memory, QueryRewriter rewriter, QueryPipeline.Answerers answerers) {
    static AnswerParts create(
            CorpusmillConfig config, Embedder embedder, Optional<Generator> generator, ServiceThreads threads) {
        AnswerConfig answer = config.answer();
        Templates templates = new Templates(
                answer.templates().isEmpty() ? Optional.empty() : Optional.of(Path.of(answer.templates())));
        PromptAssembler prompts = new PromptAssembler(templates, embedder::tokenEnds, settings(answer));

        Duration rewriting = answer.rewriteTimeout();
        QueryRewriter rewriter = new QueryRewriter(
                prompts,
                generator.filter(model -> !rewriting.isZero()),
                new QueryRewriter.Limits(rewriting, config.service().maxQuestion()),
                threads.work());

        Optional<AnswerGenerator> generating = generator.map(model -> new AnswerGenerator(
                prompts,
                new AnswerChecks(verifier(config), embedder),
                new AnswerGenerator.Model(model, config.llm().timeout()),
                threads.work()));
        return new AnswerParts(
                new ChatMemory(sessions(config.sessions())),
                rewriter,
                new QueryPipeline.Answerers(generating, extractive(config, embedder), templates));
    }

    private static Optional<AnswerVerifier> verifier(CorpusmillConfig config) {
        String language = config.index().language().code();
        AnswerVerifier.Words words = new AnswerVerifier.Words(
                text -> SearchWords.ofQuestion(language, text).keySet(),
                text -> SearchWords.ofPassage(language, text).keySet());
        return switch (config.answer().verify()) {
            case OFF -> Optional.empty();
            case FLAG -> Optional.of(new AnswerVerifier(words, false, System::nanoTime));
            case REFUSE -> Optional.of(new AnswerVerifier(words, true, System::nanoTime));
        };
    }

    private static ExtractiveAnswerer extractive(CorpusmillConfig config, Embedder embedder) {
        return new ExtractiveAnswerer(
                embedder,
                config.index().language().code(),
                new ExtractiveAnswerer.Settings(
                        config.answer().hits(),
                        config.answer().quotes(),
                        config.answer().minConfidence()));
    }

    private static PromptAssembler.Settings settings(AnswerConfig answer) {
        return new PromptAssembler.Settings(
                answer.hits(),
                answer.contextTokens(),
                answer.historyTokens(),
                answer.order() == SourceOrder.CANONICAL,
                answer.prompt() == PromptStyle.GATED);
    }

    private static Sessions sessions(SessionsConfig sessions) {
        return new Sessions(
                new Sessions.Settings(
                        sessions.turns(),
                        sessions.idle(),
                        sessions.max(),
                        sessions.bytes().bytes()),
                System::nanoTime);
    }
}
