package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets one of several servers write. A server that is out gets nothing but a single trial now and then, unless all are
 * out: then the doors are open, because a server that may fail is better than none.
 */
final class PoolGenerator implements Generator {
    private final Supplier<List<PooledServer>> servers;
    private final LoadBalancer balancer;

    PoolGenerator(Supplier<List<PooledServer>> servers, LoadBalancer balancer) {
        this.servers = servers;
        this.balancer = balancer;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        List<PooledServer> untried = new ArrayList<>();
        for (PooledServer server : servers.get()) {
            if (!request.tried().contains(server.base())) {
                untried.add(server);
            }
        }
        List<PooledServer> possible = untried.isEmpty() ? servers.get() : untried;
        if (possible.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new GenerateException(FailureKind.TRANSIENT, "no llm server is known: their names do not resolve"));
        }
        Choice choice = choose(possible, request);
        request.tried().add(choice.server().base(), untried.size() > 1);
        return choice.server().generate(request, deadline, sink, choice.trial());
    }

    private record Choice(PooledServer server, boolean trial) {}

    private Choice choose(List<PooledServer> possible, GenerationRequest request) {
        List<PooledServer> available = new ArrayList<>(possible.size());
        for (PooledServer server : possible) {
            if (server.available()) {
                available.add(server);
            } else if (request.tried().none() && server.beginTrial()) { // no client waits for two trials
                return new Choice(server, true);
            }
        }
        return new Choice(balancer.choose(available.isEmpty() ? possible : available, request), false);
    }

    @Override
    public String toString() {
        return "PoolGenerator[" + balancer + ", " + servers.get() + "]";
    }
}
