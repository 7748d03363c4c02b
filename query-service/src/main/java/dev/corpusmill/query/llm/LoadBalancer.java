package dev.corpusmill.query.llm;

import java.util.List;

/** Chooses the server for a request. For several threads. */
interface LoadBalancer {
    /**
     * The server for a request.
     *
     * @param servers that may be chosen, one at least
     */
    PooledServer choose(List<PooledServer> servers, GenerationRequest request);
}
