package dev.corpusmill.index.run;

import dev.corpusmill.index.cluster.Deployment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Handles SIGTERM and SIGINT, so that a run can end in an orderly way. Not by a shutdown hook: those of Flink run at the
 * same time and remove what a job needs to end. The second signal ends the process as usual.
 */
public final class StopSignal implements AutoCloseable {
    private final List<Map.Entry<Object, Object>> before = new ArrayList<>();
    private volatile boolean raised;

    private StopSignal() {}

    /** Installs the handlers. */
    public static StopSignal listen() {
        StopSignal stop = new StopSignal();
        for (String name : List.of("TERM", "INT")) {
            stop.handle(name);
        }
        return stop;
    }

    /** Installs them where the job runs in this process; who leaves a cluster's client does not mean to end its job. */
    static StopSignal ofOneMachine() {
        return Deployment.current() == Deployment.ONE_MACHINE ? listen() : new StopSignal();
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

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("sun.misc." + name);
    }
}
