package dev.corpusmill.assembly;

import dev.corpusmill.api.Provider;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.util.function.Supplier;

/** Opens a part, and names it where it throws something of its own: a plug-in's stack trace tells its user nothing. */
final class PartOpening {
    private PartOpening() {}

    static <T> T open(Provider<?> provider, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (ClassifiedException classified) {
            throw classified;
        } catch (RuntimeException | LinkageError | AssertionError broken) {
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    "a part cannot be opened: name=" + provider.name() + " provider="
                            + provider.getClass().getName() + " reason=" + broken,
                    broken);
        }
    }
}
