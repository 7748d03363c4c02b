package dev.corpusmill.api.config;

import java.io.Serializable;

/** A secret as the file has it: empty, {@code ${NAME}} for an environment variable, or the value. Never printed. */
public record Secret(String reference) implements Serializable {
    public static final Secret NONE = new Secret("");

    /** The value; read only where it is used, so that no job graph carries it. */
    public String resolve() {
        return Environment.resolve(reference, System::getenv);
    }

    public boolean isEmpty() {
        return reference.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : "***";
    }
}
