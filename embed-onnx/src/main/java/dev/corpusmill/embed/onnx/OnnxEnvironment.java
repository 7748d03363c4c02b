package dev.corpusmill.embed.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Objects;

/**
 * Keeps the native environment of ONNX Runtime to the end of the process.
 *
 * <p>The library's Java side releases it in a shutdown hook, and no hook of ours could run before that one: where a thread
 * still computes, the JVM crashes. The native side counts its users, so one more that never leaves is enough. There is no
 * public call for it.
 */
final class OnnxEnvironment {
    private static final int WARNINGS = 2;

    /** One for the process, like the environment itself. */
    private static final OnnxEnvironment KEPT = new OnnxEnvironment();

    private OnnxEnvironment() {
        Engine.getEngine(OnnxSession.ENGINE); // makes the environment as it wants it
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            api.setAccessible(true);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), WARNINGS, OrtEnvironment.DEFAULT_NAME);
        } catch (ReflectiveOperationException other) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "this version of ONNX Runtime is not supported: reason=" + ClassifiedException.reasonOf(other),
                    other);
        }
    }

    /** To be called before a session is opened. */
    static void keep() {
        Objects.requireNonNull(KEPT); // what counts is that this class was loaded
    }
}
