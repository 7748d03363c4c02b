package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** The control record of an embedded index: a counter in a file and two locks of the operating system. */
final class LuceneControl implements ControlRecord {
    private static final String NUMBER = "[0-9]{1,18}";
    private static final int LOOKS = 3;
    private static final int COUNTER_ATTEMPTS = 1000;
    private static final long PAUSE_NANOS = 5_000_000;

    private static final String PROMOTIONS = "promotions";

    private final Path folder;

    LuceneControl(Path indexFolder) {
        folder = indexFolder.resolve("control");
    }

    @Override
    public Optional<Lease> acquire(Role role) {
        try {
            Files.createDirectories(folder);
            Optional<ProcessLock> lock = ProcessLock.tryLock(file(role));
            for (int again = 0; lock.isEmpty() && again < LOOKS; again++) {
                LockSupport.parkNanos(PAUSE_NANOS); // somebody may only be looking whether it is held
                lock = ProcessLock.tryLock(file(role));
            }
            return lock.isEmpty() ? Optional.empty() : Optional.of(lease(lock.get()));
        } catch (IOException failure) {
            throw LuceneFailures.of(role + " lease", folder, failure);
        }
    }

    @Override
    public OptionalLong holder(Role role) {
        try {
            if (!Files.isWritable(file(role))) { // not there, or not for us to try
                return OptionalLong.empty();
            }
            Optional<ProcessLock> free = ProcessLock.tryLock(file(role));
            if (free.isPresent()) {
                free.get().close();
                return OptionalLong.empty();
            }
            String token = Files.readString(file(role)).strip();
            return token.matches(NUMBER) ? OptionalLong.of(Long.parseLong(token)) : OptionalLong.empty();
        } catch (IOException failure) {
            throw LuceneFailures.of(role + " lease", folder, failure);
        }
    }

    private Path file(Role role) {
        return folder.resolve(role.name().toLowerCase(Locale.ROOT) + ".lock");
    }

    private Lease lease(ProcessLock lock) throws IOException {
        boolean leased = false;
        try {
            Lease lease = new FileLease(lock, nextRunToken());
            lock.write(Long.toString(lease.runToken()));
            leased = true;
            return lease;
        } finally {
            if (!leased) {
                lock.close();
            }
        }
    }

    @Override
    public long nextRunToken() {
        try {
            Files.createDirectories(folder);
            try (ProcessLock unused = counterLock()) {
                return increment(folder.resolve("run-token"));
            }
        } catch (IOException failure) {
            throw LuceneFailures.of("run token", folder, failure);
        }
    }

    @Override
    public void notePromotion(Promotion promotion) {
        try {
            Files.createDirectories(folder);
            try (ProcessLock unused = counterLock()) {
                List<Promotion> all = new ArrayList<>(promotions());
                all.add(promotion);
                StringBuilder text = new StringBuilder();
                for (Promotion one : all.subList(Math.max(0, all.size() - MAX_PROMOTIONS), all.size())) {
                    text.append(one.generation())
                            .append(' ')
                            .append(one.millis())
                            .append('\n');
                }
                AtomicFiles.write(folder.resolve(PROMOTIONS), text.toString());
            }
        } catch (IOException failure) {
            throw LuceneFailures.of("note of a promotion", folder, failure);
        }
    }

    @Override
    public List<Promotion> promotions() {
        try {
            List<Promotion> promotions = new ArrayList<>();
            for (String line : AtomicFiles.read(folder.resolve(PROMOTIONS))
                    .orElse("")
                    .lines()
                    .toList()) {
                if (!line.matches("g[1-9][0-9]{0,8} [0-9]{1,18}")) {
                    throw new IOException("not a promotion: line=" + line);
                }
                int space = line.indexOf(' ');
                promotions.add(new Promotion(line.substring(0, space), Long.parseLong(line.substring(space + 1))));
            }
            return promotions;
        } catch (IOException failure) {
            throw LuceneFailures.of("read of the promotions", folder, failure);
        }
    }

    /** The counter's lock is held for one small write only, so a short wait gets it. */
    private ProcessLock counterLock() throws IOException {
        for (int attempt = 0; attempt < COUNTER_ATTEMPTS; attempt++) {
            Optional<ProcessLock> lock = ProcessLock.tryLock(folder.resolve("run-token.lock"));
            if (lock.isPresent()) {
                return lock.get();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new StoreException(FailureKind.OVERLOADED, "run token is locked by another process: path=" + folder);
    }

    private static long increment(Path counter) throws IOException {
        String last = AtomicFiles.read(counter).orElse("0").strip();
        if (!last.matches(NUMBER)) {
            throw new IOException("not a run token: file=" + counter + " content=" + last);
        }
        long next = Long.parseLong(last) + 1;
        AtomicFiles.write(counter, Long.toString(next));
        return next;
    }

    private record FileLease(ProcessLock lock, long runToken) implements Lease {
        @Override
        public boolean held() {
            return lock.held();
        }

        @Override
        public void close() {
            try {
                lock.close();
            } catch (IOException failure) {
                throw new StoreException(FailureKind.FATAL, "lease was not given back: " + failure, failure);
            }
        }
    }
}
