package dev.corpusmill.query.session;

import dev.corpusmill.query.security.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Recent conversations. Each belongs to the clients that may see exactly the same: the same id with other principals
 * is another conversation. The one that was idle longest goes first when there is no room.
 */
public final class Sessions {
    private static final int SESSION_OVERHEAD = 300;

    private final Settings settings;
    private final LongSupplier nanoTime;
    private final Map<Key, Session> byKey = new LinkedHashMap<>(16, 0.75f, true); // idle longest first; guarded by this
    private long bytes; // guarded by this

    private record Key(Scope scope, String id) {}

    /**
     * How much is remembered.
     *
     * @param turns questions with their answers, of one conversation; older ones go
     * @param idle after so long without a question a conversation is forgotten
     */
    public record Settings(int turns, Duration idle, int maxSessions, long maxBytes) {}

    private static final class Session {
        final Deque<ChatTurn> turns = new ArrayDeque<>();
        long usedNanos;
        long bytes = SESSION_OVERHEAD;
    }

    public Sessions(Settings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** What was said, oldest first; nothing where there is no such conversation. */
    public synchronized List<ChatTurn> history(Scope scope, String id) {
        forgetIdle();
        Session session = byKey.get(new Key(scope, id));
        if (session == null) {
            return List.of();
        }
        session.usedNanos = nanoTime.getAsLong();
        return List.copyOf(session.turns);
    }

    /** Continues a conversation, or begins one. */
    public synchronized void add(Scope scope, String id, ChatTurn past) {
        forgetIdle();
        Session session = byKey.computeIfAbsent(new Key(scope, id), key -> {
            bytes += SESSION_OVERHEAD;
            return new Session();
        });
        session.usedNanos = nanoTime.getAsLong();
        session.turns.add(past);
        grow(session, past.bytes());
        while (session.turns.size() > settings.turns()) {
            grow(session, -session.turns.remove().bytes());
        }
        Iterator<Session> longestIdle = byKey.values().iterator();
        while (byKey.size() > settings.maxSessions() || (bytes > settings.maxBytes() && !byKey.isEmpty())) {
            bytes -= longestIdle.next().bytes;
            longestIdle.remove();
        }
    }

    /** Forgets a conversation; false where there is none of this id for this scope. */
    public synchronized boolean clear(Scope scope, String id) {
        forgetIdle();
        Session session = byKey.remove(new Key(scope, id));
        bytes -= session == null ? 0 : session.bytes;
        return session != null;
    }

    private void grow(Session session, long by) {
        session.bytes += by;
        bytes += by;
    }

    private void forgetIdle() {
        long now = nanoTime.getAsLong();
        Iterator<Session> longestIdle = byKey.values().iterator();
        while (longestIdle.hasNext()) {
            Session session = longestIdle.next();
            if (now - session.usedNanos < settings.idle().toNanos()) {
                return;
            }
            bytes -= session.bytes;
            longestIdle.remove();
        }
    }

    public synchronized int count() {
        return byKey.size();
    }

    /** An estimate of what all conversations hold in memory. */
    public synchronized long bytes() {
        return bytes;
    }
}
