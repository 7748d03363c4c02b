package dev.corpusmill.query.llm;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The same server for the same key, as long as it is not much busier than the others; then the next one for this key.
 *
 * <p>Each server gets a number from its name and the key, the highest wins (rendezvous hashing, Thaler and Ravishankar
 * 1998): a server that comes or goes moves only its own keys, and those of a full one spread over all others. The bound
 * is that of Mirrokni, Thorup and Zadimoghaddam 2016.
 */
final class BoundedLoadRendezvousHash implements LoadBalancer {
    private static final double BOUND = 1.5; // times the mean in flight
    private static final int FREE = 4; // so many are never too many: with little to do the mean says nothing

    @Override
    public PooledServer choose(List<PooledServer> servers, GenerationRequest request) {
        int total = 1;
        for (PooledServer server : servers) {
            total += server.inFlight();
        }
        double bound = Math.max(FREE, BOUND * total / servers.size());
        long key = hash(request.key());
        PooledServer best = servers.get(0);
        PooledServer leastFull = best;
        long bestNumber = Long.MIN_VALUE;
        boolean found = false;
        for (PooledServer server : servers) {
            long number = mix(key ^ hash(server.base()));
            if (server.inFlight() + 1 <= bound && (!found || number > bestNumber)) {
                best = server;
                bestNumber = number;
                found = true;
            }
            leastFull = server.inFlight() < leastFull.inFlight() ? server : leastFull;
        }
        return found ? best : leastFull;
    }

    private static long hash(URI name) {
        return hash(name.toString());
    }

    private static long hash(String text) {
        CRC32 crc = new CRC32();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update(bytes);
        return mix(crc.getValue() * 31 + bytes.length);
    }

    /** Spreads close numbers over all 64 bits: the last steps of MurmurHash3. */
    private static long mix(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    @Override
    public String toString() {
        return "session";
    }
}
