package dev.corpusmill.query.telemetry;

import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.search.SearchResult.RouteReport;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts requests, answers and tokens, and how long they take. No label names a tenant, a key or a text. */
public final class RequestMetrics implements RequestListener {
    private static final double[] SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120
    };

    private final Counter requests;
    private final Histogram seconds;
    private final Histogram firstToken;
    private final Counter answers;
    private final Counter tokens;
    private final Counter routes;

    public RequestMetrics(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("corpusmill_requests_total")
                .help("requests that have ended")
                .labelNames("endpoint", "status", "class")
                .register(registry);
        seconds = histogram(
                "corpusmill_request_duration_seconds",
                "from the first line of the request to the end of the response",
                registry);
        firstToken = histogram("corpusmill_first_token_seconds", "of the model, retries included", registry);
        answers = Counter.builder()
                .name("corpusmill_answers_total")
                .help("answers, by their origin")
                .labelNames("origin")
                .register(registry);
        tokens = Counter.builder()
                .name("corpusmill_llm_tokens_total")
                .help("tokens as the model servers counted them")
                .labelNames("kind")
                .register(registry);
        routes = Counter.builder()
                .name("corpusmill_search_routes_total")
                .help("states of the routes of searches")
                .labelNames("route", "state")
                .register(registry);
    }

    private static Histogram histogram(String name, String help, PrometheusRegistry registry) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .labelNames("endpoint")
                .register(registry);
    }

    @Override
    public void ended(RequestRecord request) {
        requests.labelValues(
                        request.head().endpoint(),
                        Integer.toString(request.status()),
                        request.head().client().priority().label())
                .inc();
        seconds.labelValues(request.head().endpoint()).observe(request.nanos() / (double) TimeUnit.SECONDS.toNanos(1));
        request.outcome().answer().ifPresent(answer -> answer(request.head().endpoint(), answer));
        if (!request.outcome().shared()) {
            request.outcome().found().ifPresent(found -> routes(found.routes()));
        }
    }

    private void answer(String endpoint, Answer answer) {
        answers.labelValues(answer.origin().label()).inc();
        routes(answer.trace().routes());
        answer.trace().completion().ifPresent(completion -> completion(endpoint, completion));
    }

    private void completion(String endpoint, Completion completion) {
        firstToken.labelValues(endpoint).observe(completion.firstTokenMillis() / 1000.0);
        completion.usage().ifPresent(usage -> {
            tokens.labelValues("prompt").inc(usage.promptTokens());
            tokens.labelValues("completion").inc(usage.completionTokens());
        });
    }

    private void routes(List<RouteReport> reports) {
        for (RouteReport report : reports) {
            routes.labelValues(report.name(), report.state().label()).inc();
        }
    }
}
