package dev.corpusmill.query.security;

/**
 * Whoever sends a request, as their key says.
 *
 * @param name of the key, for the log and for quotas; never the key itself
 * @param operator may see metrics, and look into caches and clear them: that tells of all tenants
 */
public record Caller(String name, Scope scope, Priority priority, Quota quota, boolean operator) {
    /** Whoever asks without keys, which only a loopback address allows. */
    public static final Caller KEYLESS = new Caller("", Scope.PUBLIC, Priority.LIVE, Quota.NONE, true);
}
