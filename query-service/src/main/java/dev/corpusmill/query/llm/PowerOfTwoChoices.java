package dev.corpusmill.query.llm;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The less loaded of two servers drawn at random. To take the least loaded of all would send every request of a moment to
 * the same one; two choices keep the longest queue nearly as short (Mitzenmacher 2001).
 */
final class PowerOfTwoChoices implements LoadBalancer {
    private final DoubleSupplier random;

    /** @param random gives numbers in [0, 1) */
    PowerOfTwoChoices(DoubleSupplier random) {
        this.random = random;
    }

    @Override
    public PooledServer choose(List<PooledServer> servers, GenerationRequest request) {
        int size = servers.size();
        int one = (int) (random.getAsDouble() * size);
        if (size == 1) {
            return servers.get(0);
        }
        int other = (one + 1 + (int) (random.getAsDouble() * (size - 1))) % size;
        return servers.get(one).load() <= servers.get(other).load() ? servers.get(one) : servers.get(other);
    }

    @Override
    public String toString() {
        return "least-loaded";
    }
}
