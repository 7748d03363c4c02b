package dev.corpusmill.embed.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.tokenize.TokenPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One ONNX Runtime session, run through DJL. For several threads: each call computes on its caller's thread alone, so
 * the callers are the threads.
 *
 * <p>Without arena and memory patterns: the arena never gives back what the largest batch once took, and this memory is
 * outside of every limit of the JVM.
 */
final class OnnxSession implements AutoCloseable {
    static final String ENGINE = "OnnxRuntime";
    static final String CLOSED = "the model is closed";

    /** Far longer than a batch takes; after that the session stays open, because closing it would crash the process. */
    private static final long CLOSE_SECONDS = 60;

    private final Model model;
    private final List<String> inputs;
    /** Calls read, closing writes. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private volatile boolean closed;

    private OnnxSession(Model model) {
        this.model = model;
        inputs = model.getBlock().describeInput().keys();
    }

    /** The model's output of one batch: {@code values} has {@code rows × positions × width} numbers. */
    record Output(FloatBuffer values, int rows, int positions, int width) {}

    /** Takes what the output holds while its memory is there. */
    interface Reader<R> {
        R read(Output output);
    }

    static OnnxSession open(Path weights) {
        stayLocal();
        OnnxEnvironment.keep();
        Model model = Model.newInstance(weights.getFileName().toString(), Device.cpu(), ENGINE);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            model.load(weights.getParent(), weights.getFileName().toString(), Map.of("sessionOptions", options));
            return new OnnxSession(model);
        } catch (OrtException | IOException | MalformedModelException | EngineException failed) {
            model.close();
            throw new EmbedException(
                    FailureKind.FATAL,
                    "model could not be loaded: path=" + weights + " reason=" + ClassifiedException.reasonOf(failed),
                    failed);
        }
    }

    /** DJL reports its use to its makers, downloads libraries on GPU hosts and looks for other engines, unless switched off. */
    private static void stayLocal() {
        for (String name :
                List.of("OPT_OUT_TRACKING", "DJL_OFFLINE", "ai.djl.offline", "ai.djl.onnx.disable_alternative")) {
            if (System.getProperty(name) == null) {
                System.setProperty(name, "true");
            }
        }
    }

    /**
     * Runs the inputs as one batch, padded to the longest.
     *
     * @throws EmbedException REJECTED where the engine does not take these inputs, FATAL where the session is closed
     */
    <R> R run(List<int[]> batch, Reader<R> reader) {
        return runPairs(
                batch.stream().map(ids -> new TokenPair(ids, ids.length)).toList(), reader);
    }

    /** As {@link #run}, for a model that sees which tokens are of a second text. */
    <R> R runPairs(List<TokenPair> batch, Reader<R> reader) {
        gate.readLock().lock();
        try {
            if (closed) {
                throw new EmbedException(FailureKind.FATAL, CLOSED);
            }
            return runOpen(batch, reader);
        } finally {
            gate.readLock().unlock();
        }
    }

    private <R> R runOpen(List<TokenPair> batch, Reader<R> reader) {
        int positions = batch.stream().mapToInt(pair -> pair.ids().length).max().orElseThrow();
        long[] ids = new long[batch.size() * positions];
        long[] mask = new long[ids.length];
        long[] types = new long[ids.length];
        long[] places = new long[ids.length];
        for (int row = 0; row < batch.size(); row++) {
            int[] tokens = batch.get(row).ids();
            for (int i = 0; i < tokens.length; i++) {
                ids[row * positions + i] = tokens[i];
                mask[row * positions + i] = 1;
                places[row * positions + i] = i;
                types[row * positions + i] = i < batch.get(row).secondFrom() ? 0 : 1;
            }
        }
        Shape shape = new Shape(batch.size(), positions);
        try (NDManager memory = model.getNDManager().newSubManager();
                Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
            NDList arrays = new NDList();
            for (String input : inputs) {
                NDArray array =
                        memory.create(LongBuffer.wrap(valuesOf(input, new long[][] {ids, mask, types, places})), shape);
                array.setName(input);
                arrays.add(array);
            }
            try (NDList result = predictor.predict(arrays)) {
                return reader.read(output(result.head()));
            }
        } catch (TranslateException | EngineException failed) {
            throw new EmbedException(
                    FailureKind.REJECTED,
                    "inference failed: rows=" + batch.size() + " positions=" + positions + " reason="
                            + ClassifiedException.reasonOf(failed),
                    failed);
        }
    }

    private static long[] valuesOf(String input, long[][] values) {
        return switch (input) {
            case "input_ids" -> values[0];
            case "attention_mask" -> values[1];
            case "token_type_ids" -> values[2];
            case "position_ids" -> values[3];
            default ->
                throw new EmbedException(
                        FailureKind.FATAL,
                        "model input not supported: name=" + input
                                + " supported=input_ids,attention_mask,token_type_ids,position_ids");
        };
    }

    /** A vector per position, or, where the model pools by itself, per row. */
    private static Output output(NDArray array) {
        Shape shape = array.getShape();
        ByteBuffer bytes = array.toByteBuffer().order(ByteOrder.nativeOrder());
        boolean pooled = shape.dimension() == 2;
        return new Output(bytes.asFloatBuffer(), (int) shape.get(0), pooled ? 1 : (int) shape.get(1), (int)
                shape.get(shape.dimension() - 1));
    }

    /** Waits for the calls that compute; later ones are refused. Closing twice is harmless. */
    @Override
    public void close() {
        try {
            if (!closed && gate.writeLock().tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    closeOnce();
                } finally {
                    gate.writeLock().unlock();
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt(); // the session ends with the process
        }
    }

    private void closeOnce() {
        if (!closed) { // the engine throws where it is closed twice
            closed = true;
            model.close();
        }
    }
}
