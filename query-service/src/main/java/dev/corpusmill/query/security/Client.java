package dev.corpusmill.query.security;

import java.util.Optional;
import java.util.Set;

/**
 * The sender of a request, as the key says.
 *
 * @param name of the key, for the log and for quotas; never the key itself
 * @param operator may see metrics, and look into caches and clear them: these show all tenants
 * @param sourceList whether answers in OpenAI's format end with a list of their sources; empty: as {@code answer.source-list} says
 * @param editor may add, change and delete the documents of managed sources that it sees, and review feedback
 */
public record Client(
        String name,
        Scope scope,
        Priority priority,
        Quota quota,
        boolean operator,
        Optional<Boolean> sourceList,
        boolean editor) {
    /** A client without a valid key: sees nothing. */
    public static final Client UNKNOWN = new Client("", new Scope("", Set.of()), Priority.BATCH, Quota.NONE, false);

    /** A client that only asks. */
    public Client(
            String name, Scope scope, Priority priority, Quota quota, boolean operator, Optional<Boolean> sourceList) {
        this(name, scope, priority, quota, operator, sourceList, false);
    }

    /** A client that only asks, with the list of sources that all have. */
    public Client(String name, Scope scope, Priority priority, Quota quota, boolean operator) {
        this(name, scope, priority, quota, operator, Optional.empty());
    }

    /** Every client if there are no keys, which only a loopback address allows. */
    public static final Client KEYLESS =
            new Client("", Scope.PUBLIC, Priority.LIVE, Quota.NONE, true, Optional.empty(), true);
}
