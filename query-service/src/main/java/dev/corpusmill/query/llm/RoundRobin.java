package dev.corpusmill.query.llm;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One server after the other. */
final class RoundRobin implements LoadBalancer {
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public PooledServer choose(List<PooledServer> servers, GenerationRequest request) {
        return servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
    }

    @Override
    public String toString() {
        return "round-robin";
    }
}
