package dev.corpusmill.query.assembly;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.http.Component;
import java.util.concurrent.Callable;

/** Looks now and then whether a part of the service works, and remembers the answer. */
final class Probe implements Runnable {
    private final String name;
    private final boolean required;
    private final Callable<?> check;
    private volatile String error = "not checked yet";

    Probe(String name, boolean required, Callable<?> check) {
        this.name = name;
        this.required = required;
        this.check = check;
    }

    @Override
    public void run() {
        try {
            check.call();
            error = "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            error = ClassifiedException.reasonOf(Futures.cause(failed));
        }
    }

    Component component() {
        return new Component(name, error, required);
    }
}
