package dev.corpusmill.query.documents;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.managed.ManagedFolder;
import dev.corpusmill.query.security.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The sources whose documents clients may change. */
public final class ManagedSources {
    private final List<Source> sources = new ArrayList<>();
    private final long maxFileBytes;

    /** One of them. */
    public record Source(String name, Access access, ManagedFolder folder) {
        boolean visibleTo(Scope scope) {
            return access.tenant().equals(scope.tenant())
                    && !Collections.disjoint(access.principals(), scope.principals());
        }
    }

    public ManagedSources(CorpusmillConfig config) {
        this.maxFileBytes = config.parse().maxFileSize().bytes();
        for (SourceConfig source : config.sources()) {
            if (source.managed()) {
                sources.add(new Source(source.name(), source.access(), ManagedFolder.of(source)));
            }
        }
    }

    /** Larger files are indexed by no run. */
    public long maxFileBytes() {
        return maxFileBytes;
    }

    /** Whether there is one of this name. */
    boolean named(String name) {
        return sources.stream().anyMatch(source -> source.name().equals(name));
    }

    List<Source> all() {
        return sources;
    }

    /** Those that a client sees. */
    public List<Source> visibleTo(Scope scope) {
        return sources.stream().filter(source -> source.visibleTo(scope)).toList();
    }

    /** A source by its name, where a client sees it. */
    public Optional<Source> find(Scope scope, String name) {
        return visibleTo(scope).stream()
                .filter(source -> source.name().equals(name))
                .findFirst();
    }
}
