package dev.corpusmill.query.security;

import java.util.Set;

/**
 * The sender of a request, as the key says.
 *
 * @param name of the key, for the log and for quotas; never the key itself
 * @param operator may see metrics, and look into caches and clear them: these show all tenants
 */
public record Client(String name, Scope scope, Priority priority, Quota quota, boolean operator) {
    /** A client without a valid key: sees nothing. */
    public static final Client UNKNOWN = new Client("", new Scope("", Set.of()), Priority.BATCH, Quota.NONE, false);

    /** Every client if there are no keys, which only a loopback address allows. */
    public static final Client KEYLESS = new Client("", Scope.PUBLIC, Priority.LIVE, Quota.NONE, true);
}
