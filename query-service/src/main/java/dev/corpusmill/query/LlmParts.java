package dev.corpusmill.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.query.generate.Generator;
import dev.corpusmill.query.generate.LlmServer;
import dev.corpusmill.query.generate.OpenAiGenerator;
import dev.corpusmill.query.generate.RetryingGenerator;
import dev.corpusmill.query.generate.SamplingDefaults;
import dev.corpusmill.query.generate.ServerModel;
import dev.corpusmill.query.generate.TimedGenerator;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The stack that lets a configured server write, and the probe that watches the server. */
record LlmParts(Generator generator, Probe probe) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);
    private static final int ATTEMPTS = 3;
    private static final long PROBE_SECONDS = 6;

    static LlmParts create(LlmConfig config, String base, ServiceThreads threads) {
        ObjectMapper json = new ObjectMapper();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // vLLM drops the body of a request that offers h2c
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(threads.client())
                .build();
        LlmServer server = LlmServer.at(base, config.apiKey());
        ServerModel model = new ServerModel(http, server, config.model(), json);
        OpenAiGenerator.Settings settings = new OpenAiGenerator.Settings(
                new SamplingDefaults(config.maxTokens(), config.temperature()), config.idleTimeout(), json);
        Generator generator = new OpenAiGenerator(http, server, model, settings, threads.timer());
        generator = new RetryingGenerator(
                generator,
                ATTEMPTS,
                RETRY_PAUSE,
                threads.timer(),
                () -> ThreadLocalRandom.current().nextDouble());
        generator = new TimedGenerator(generator, System::nanoTime); // outermost: users feel the retries too
        Probe probe = new Probe("llm " + server.base(), false, () -> model.ask().get(PROBE_SECONDS, TimeUnit.SECONDS));
        return new LlmParts(generator, probe);
    }
}
