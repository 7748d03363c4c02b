package dev.corpusmill.index.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hears SIGTERM and SIGINT, so that a run can end in its own time. Not by a shutdown hook: those of Flink run at the same
 * moment and take away what a job needs to end. The second signal ends the process as it always did.
 */
public final class StopSignal implements AutoCloseable {
    private final List<Map.Entry<Object, Object>> before = new ArrayList<>();
    private volatile boolean raised;

    private StopSignal() {}

    /** Begins to listen. */
    public static StopSignal listen() {
        StopSignal stop = new StopSignal();
        for (String name : List.of("TERM", "INT")) {
            stop.handle(name);
        }
        return stop;
    }

    public boolean raised() {
        return raised;
    }

    /** Leaves the signals to whoever had them. */
    @Override
    public synchronized void close() {
        before.forEach(entry -> set(entry.getKey(), entry.getValue()));
        before.clear();
    }

    /* The class that hears signals is in every JDK, but not in the Java platform: a compiler warns of it, so it is named. */
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
            throw new IllegalStateException("this Java cannot hear signals: signal=" + name, missing);
        }
    }

    /** Sets the handler of a signal and gives the one that it had. */
    private static Object set(Object signal, Object handler) {
        try {
            Method handle = type("Signal").getMethod("handle", type("Signal"), type("SignalHandler"));
            return handle.invoke(null, signal, handler);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("signal cannot be heard: signal=" + signal, refused.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("this Java cannot hear signals: signal=" + signal, missing);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("sun.misc." + name);
    }
}
