package dev.corpusmill.query.generate;

import java.util.List;

/** Chooses the server for a request. For several threads. */
interface Policy {
    /** @param servers that may be chosen, one at least */
    PooledServer choose(List<PooledServer> servers, GenerationRequest request);
}
