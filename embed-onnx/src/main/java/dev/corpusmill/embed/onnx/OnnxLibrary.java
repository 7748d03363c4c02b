package dev.corpusmill.embed.onnx;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.FailureKind;

/** Whether ONNX Runtime is there: a program that was started for another engine does not carry it. */
final class OnnxLibrary {
    private static final String RUNTIME = "ai.onnxruntime.OrtEnvironment";

    private OnnxLibrary() {}

    /** @param setting what asks for it, as a pair for the message */
    static void require(String setting) {
        try {
            Class.forName(RUNTIME, false, OnnxLibrary.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "ONNX Runtime is not on the class path: " + setting
                            + " (scripts/corpusmill adds it where the configuration or --set names what needs it;"
                            + " CORPUSMILL_LIBRARIES=all adds everything)",
                    missing);
        }
    }
}
