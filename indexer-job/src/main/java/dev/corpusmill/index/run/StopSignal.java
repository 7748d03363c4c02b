package dev.corpusmill.index.run;

import dev.corpusmill.index.cluster.Deployment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles SIGTERM and SIGINT, so that a run can end in an orderly way. Not by a shutdown hook: those of Flink run at the
 * same time and remove what a job needs to end. The second signal ends the process as usual.
 */
public final class StopSignal implements AutoCloseable {
    /** What a stopped run says. */
    static final String STOPPED = "stopped; run again to go on";

    private final List<Map.Entry<Object, Object>> before = new ArrayList<>();
    private final Optional<String> lastWords;
    private volatile boolean raised;

    private StopSignal(Optional<String> lastWords) {
        this.lastWords = lastWords;
    }

    /** Installs the handlers. */
    public static StopSignal listen() {
        return new StopSignal(Optional.empty()).installed();
    }

    /**
     * For the time in which nothing has to be ended in an orderly way, such as that of a plan: the process ends as usual, but
     * says how to go on. Nothing is lost by that: what was written is found by the next run.
     */
    static StopSignal withLastWords() {
        return Deployment.current() == Deployment.ONE_MACHINE
                ? new StopSignal(Optional.of(STOPPED)).installed()
                : new StopSignal(Optional.empty());
    }

    private StopSignal installed() {
        for (String name : List.of("TERM", "INT")) {
            handle(name);
        }
        return this;
    }

    /** Installs them where the job runs in this process; who leaves a cluster's client does not mean to end its job. */
    static StopSignal ofOneMachine() {
        return Deployment.current() == Deployment.ONE_MACHINE ? listen() : new StopSignal(Optional.empty());
    }

    public boolean raised() {
        return raised;
    }

    /** Restores the previous handlers. */
    @Override
    public synchronized void close() {
        before.forEach(entry -> set(entry.getKey(), entry.getValue()));
        before.clear();
    }

    /* The class that handles signals is in every JDK, but not in the Java platform: a compiler warns of it, so it is named. */
    private void handle(String name) {
        try {
            Object signal = type("Signal").getConstructor(String.class).newInstance(name);
            Class<?> handlerType = type("SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            raised = true;
                            close();
                            if (lastWords.isPresent()) {
                                System.err.println(lastWords.get());
                                raise(arguments[0]);
                            }
                            return null;
                        }
                        return method.getName().equals("equals")
                                ? (Object) (proxy == arguments[0])
                                : method.getName().equals("hashCode")
                                        ? (Object) System.identityHashCode(proxy)
                                        : "stop signal";
                    });
            before.add(Map.entry(signal, set(signal, handler)));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("this Java cannot handle signals: signal=" + name, missing);
        }
    }

    /** Sets the handler of a signal and returns the previous one. */
    private static Object set(Object signal, Object handler) {
        try {
            Method handle = type("Signal").getMethod("handle", type("Signal"), type("SignalHandler"));
            return handle.invoke(null, signal, handler);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("signal cannot be handled: signal=" + signal, refused.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("this Java cannot handle signals: signal=" + signal, missing);
        }
    }

    /** Sends a signal to this process, where the usual handler is back. */
    private static void raise(Object signal) throws ReflectiveOperationException {
        type("Signal").getMethod("raise", type("Signal")).invoke(null, signal);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("sun.misc." + name);
    }
}
