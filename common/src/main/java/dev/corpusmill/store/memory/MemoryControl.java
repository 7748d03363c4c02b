package dev.corpusmill.store.memory;

import dev.corpusmill.api.store.ControlRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The control record of an index in memory. */
final class MemoryControl implements ControlRecord {
    private final Map<Role, MemoryLease> holders = new EnumMap<>(Role.class);
    private final List<Promotion> promotions = new ArrayList<>();
    private long lastToken;

    @Override
    public synchronized Optional<Lease> acquire(Role role) {
        if (holders.containsKey(role)) {
            return Optional.empty();
        }
        MemoryLease lease = new MemoryLease(role, nextRunToken());
        holders.put(role, lease);
        return Optional.of(lease);
    }

    @Override
    public synchronized OptionalLong holder(Role role) {
        MemoryLease holder = holders.get(role);
        return holder == null ? OptionalLong.empty() : OptionalLong.of(holder.token);
    }

    @Override
    public synchronized long nextRunToken() {
        return ++lastToken;
    }

    @Override
    public synchronized void notePromotion(Promotion promotion) {
        if (promotions.size() == MAX_PROMOTIONS) {
            promotions.remove(0);
        }
        promotions.add(promotion);
    }

    @Override
    public synchronized List<Promotion> promotions() {
        return List.copyOf(promotions);
    }

    private final class MemoryLease implements Lease {
        private final Role role;
        private final long token;

        MemoryLease(Role role, long token) {
            this.role = role;
            this.token = token;
        }

        @Override
        public long runToken() {
            return token;
        }

        @Override
        public boolean held() {
            synchronized (MemoryControl.this) {
                return holders.get(role) == this;
            }
        }

        @Override
        public void close() {
            synchronized (MemoryControl.this) {
                holders.remove(role, this);
            }
        }
    }
}
