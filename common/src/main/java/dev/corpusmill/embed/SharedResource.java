package dev.corpusmill.embed;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Resources that all users in one process share by key: opened for the first of them, closed after the last. A model's
 * session is one, shared by the subtasks of a job.
 *
 * <p>Who asks while a resource is being opened waits for it. Opening or closing another key waits too: resources are
 * few and long-lived.
 */
public final class SharedResource<T extends AutoCloseable> {
    private final Map<Object, Shared<T>> byKey = new HashMap<>();

    private static final class Shared<T> {
        private final T resource;
        private int users;

        Shared(T resource) {
            this.resource = resource;
        }
    }

    /** One user's hold on a resource; closing it twice counts once. */
    public final class Lease implements AutoCloseable {
        private final Object key;
        private final T resource;
        private boolean closed;

        private Lease(Object key, T resource) {
            this.key = key;
            this.resource = resource;
        }

        public T get() {
            return resource;
        }

        @Override
        public void close() throws Exception {
            synchronized (byKey) {
                if (!closed) {
                    closed = true;
                    release(key);
                }
            }
        }
    }

    /** A hold on the resource of this key, which is opened where nobody holds it. A failure to open leaves nothing. */
    public Lease acquire(Object key, Supplier<? extends T> opener) {
        synchronized (byKey) {
            Shared<T> shared = byKey.get(key);
            if (shared == null) {
                shared = new Shared<>(opener.get());
                byKey.put(key, shared);
            }
            shared.users++;
            return new Lease(key, shared.resource);
        }
    }

    private void release(Object key) throws Exception {
        Shared<T> shared = byKey.get(key);
        if (shared != null && --shared.users == 0) {
            byKey.remove(key);
            shared.resource.close();
        }
    }
}
