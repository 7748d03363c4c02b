package dev.corpusmill.query.assembly;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.config.AnswerConfig;
import dev.corpusmill.config.AnswerConfig.PromptStyle;
import dev.corpusmill.config.AnswerConfig.SourceOrder;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SessionsConfig;
import dev.corpusmill.query.extract.Extractor;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.pipeline.AnswerGenerator;
import dev.corpusmill.query.pipeline.ChatMemory;
import dev.corpusmill.query.pipeline.Completer;
import dev.corpusmill.query.prompt.PromptAssembler;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.query.session.Sessions;
import dev.corpusmill.text.SearchWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What turns hits into an answer, with a model or without. */
record AnswerParts(
        Templates templates, ChatMemory conversations, Optional<AnswerGenerator> writer, Extractor extractor) {
    static AnswerParts create(
            CorpusmillConfig config, Embedder embedder, Optional<Generator> generator, ServiceThreads threads) {
        AnswerConfig answer = config.answer();
        Templates templates = new Templates(
                answer.templates().isEmpty() ? Optional.empty() : Optional.of(Path.of(answer.templates())));
        PromptAssembler prompts = new PromptAssembler(templates, embedder::tokenEnds, settings(answer));
        Duration rewriting = answer.rewriteTimeout();
        Optional<Completer> completer = generator
                .filter(model -> !rewriting.isZero())
                .map(model -> new Completer(
                        prompts, model, rewriting, config.service().maxQuestion(), threads.work()));
        String language = config.index().language().code();
        return new AnswerParts(
                templates,
                new ChatMemory(sessions(config.sessions()), completer),
                generator.map(model ->
                        new AnswerGenerator(prompts, model, config.llm().timeout(), threads.work())),
                new Extractor(
                        embedder,
                        text -> SearchWords.ofQuestion(language, text).keySet(),
                        answer.hits(),
                        answer.quotes()));
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
