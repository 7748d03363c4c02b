package dev.corpusmill.query.llm;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The servers of a pool: those that are listed, and one for each address of a name. A name is looked up again and again; a
 * server whose address is gone gets no new request, and those in flight there go on.
 */
final class PoolMembers implements Supplier<List<PooledServer>> {
    private static final int MAX_ADDRESSES = 1000;

    private final List<Listed> listed;
    private final Function<LlmServer, ServerProbe> create;
    private final Resolver resolver;
    private volatile Map<LlmServer, ServerProbe> members = Map.of();
    private volatile List<PooledServer> servers = List.of();

    /** A server as it is configured; its host may stand for many. */
    record Listed(LlmServer server, boolean resolve) {}

    PoolMembers(List<Listed> listed, Function<LlmServer, ServerProbe> create, Resolver resolver) {
        this.listed = List.copyOf(listed);
        this.create = create;
        this.resolver = resolver;
        List<LlmServer> fixed = new ArrayList<>();
        listed.stream().filter(one -> !one.resolve()).forEach(one -> fixed.add(one.server()));
        become(fixed);
    }

    /** Looks names up; where that fails, their servers stay as they were. May block. */
    void resolve() {
        List<LlmServer> found = new ArrayList<>();
        for (Listed one : listed) {
            if (one.resolve()) {
                found.addAll(addressesOf(one.server()));
            } else {
                found.add(one.server());
            }
        }
        become(found);
    }

    private List<LlmServer> addressesOf(LlmServer server) {
        try {
            return resolver.addresses(server.base().getHost()).stream()
                    .limit(MAX_ADDRESSES)
                    .map(server::atAddress)
                    .toList();
        } catch (UnknownHostException unknown) {
            return members.keySet().stream()
                    .filter(member -> server.atAddress(member.base().getHost().replaceAll("[\\[\\]]", ""))
                            .equals(member))
                    .toList();
        }
    }

    /** What is known of a server stays known. */
    private synchronized void become(List<LlmServer> found) {
        Map<LlmServer, ServerProbe> next = new LinkedHashMap<>();
        for (LlmServer server : found) {
            ServerProbe known = members.get(server);
            next.put(server, known == null ? create.apply(server) : known);
        }
        members = next;
        servers = next.values().stream().map(ServerProbe::pooled).toList();
    }

    /** Looks at each server. */
    void look() {
        members.values().forEach(ServerProbe::look);
    }

    @Override
    public List<PooledServer> get() {
        return servers;
    }
}
