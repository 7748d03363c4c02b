package dev.corpusmill.embed.onnx;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.embed.LengthBatches;
import dev.corpusmill.embed.onnx.ModelFiles.Known;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Embeds with an ONNX model in this process: bundled, or from a folder. */
public final class OnnxEmbedder implements Embedder {
    /** Padding costs more on a CPU than what a large batch saves; see docs/benchmarks.md. */
    private static final int CPU_BATCH_TOKENS = 256;

    private final ModelFiles files;
    private final LazyOnnxSession session;
    private final ModelIdentity identity;
    private final int batchTokens;
    private final @Nullable WorkSharingExecutor threads;

    private OnnxEmbedder(
            ModelFiles files,
            LazyOnnxSession session,
            ModelIdentity identity,
            int batchTokens,
            @Nullable WorkSharingExecutor threads) {
        this.files = files;
        this.session = session;
        this.identity = identity;
        this.batchTokens = batchTokens == 0 ? CPU_BATCH_TOKENS : batchTokens;
        this.threads = threads;
    }

    /**
     * This embedder with {@code most} threads to compute on at once, all its callers together: a caller whose passages
     * make several batches is helped as long as others leave a thread free. Without, callers compute alone.
     */
    public OnnxEmbedder onThreads(int most) {
        return new OnnxEmbedder(files, session, identity, batchTokens, new WorkSharingExecutor(most));
    }

    /** The bundled English model, {@code bge-small-en}. */
    public static OnnxEmbedder bundledEnglish(int batchTokens) {
        return open(ModelFiles.bundledEnglish(), batchTokens);
    }

    /** The bundled Chinese model, {@code bge-small-zh}. */
    public static OnnxEmbedder bundledChinese(int batchTokens) {
        return open(ModelFiles.bundledChinese(), batchTokens);
    }

    /**
     * The model of a folder, see {@link ModelFiles#folder}.
     *
     * @param batchTokens tokens of one mini-batch; 0 chooses what suits a CPU
     */
    public static OnnxEmbedder folder(Path folder, int batchTokens) {
        return open(ModelFiles.folder(folder), batchTokens);
    }

    /** A bundled model is known before it is loaded, so that is left to the first text. One in a folder has to be asked. */
    private static OnnxEmbedder open(ModelFiles files, int batchTokens) {
        if (files.known().isPresent()) {
            Known known = files.known().get();
            LazyOnnxSession session = new LazyOnnxSession(() -> loadBundled(files));
            return new OnnxEmbedder(files, session, identity(files, known), batchTokens, null);
        }
        Path weights = files.folder().orElseThrow().resolve(ModelFiles.WEIGHTS);
        String hash = reading(files, () -> weightsHash(files));
        LazyOnnxSession session = new LazyOnnxSession(() -> OnnxSession.open(weights));
        List<int[]> probe = List.of(files.tokenizer().encode("dimension"));
        int dimension = session.get().run(probe, OnnxSession.Output::width);
        return new OnnxEmbedder(files, session, identity(files, new Known(hash, dimension)), batchTokens, null);
    }

    /** The engine wants a file, and the weights are in a jar: a copy lies in the temporary folder until it is read. */
    private static OnnxSession loadBundled(ModelFiles files) {
        return reading(files, () -> {
            Path folder = Files.createTempDirectory("corpusmill-model");
            Path weights = folder.resolve(ModelFiles.WEIGHTS);
            try {
                try (InputStream in = files.weights().open()) {
                    Files.copy(in, weights);
                }
                return OnnxSession.open(weights);
            } finally {
                Files.deleteIfExists(weights);
                Files.delete(folder);
            }
        });
    }

    /** Reads files of a model. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(ModelFiles files, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException failed) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "model could not be read: model=" + files.name() + " reason=" + failed.getMessage(),
                    failed);
        }
    }

    static String weightsHash(ModelFiles files) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (InputStream in = new DigestInputStream(files.weights().open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ModelIdentity identity(ModelFiles files, Known known) {
        return new ModelIdentity(
                files.name(),
                known.weightsHash(),
                files.tokenizerHash(),
                files.pooling(),
                true,
                files.queryPrefix(),
                files.passagePrefix(),
                known.dimension(),
                files.maxTokens());
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public String engine() {
        return "onnxruntime " + RuntimeVersion.number() + " cpu";
    }

    @Override
    public int countTokens(String passage) {
        return files.tokenizer().countTokens(files.passagePrefix() + passage)
                + files.tokenizer().specialTokens();
    }

    @Override
    public int[] tokenEnds(String text) {
        return files.tokenizer().tokenEnds(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        List<int[]> inputs = new ArrayList<>(passages.size());
        for (String passage : passages) {
            int[] ids = files.tokenizer().encode(files.passagePrefix() + passage);
            if (ids.length > files.maxTokens()) {
                throw new EmbedException(
                        FailureKind.REJECTED,
                        "passage is too long for the model: tokens=" + ids.length + " max=" + files.maxTokens()
                                + " model=" + files.name());
            }
            inputs.add(ids);
        }
        float[][] vectors = new float[inputs.size()][];
        List<int[]> batches = LengthBatches.of(inputs, batchTokens);
        if (threads == null) {
            batches.forEach(batch -> embed(inputs, batch, vectors, deadline));
        } else {
            threads.run(batches.size(), i -> embed(inputs, batches.get(i), vectors, deadline));
        }
        return List.of(vectors);
    }

    private void embed(List<int[]> inputs, int[] batch, float[][] vectors, Deadline deadline) {
        if (deadline.expired()) {
            throw new EmbedException(
                    FailureKind.OVERLOADED, "embedding was not done in time: passages=" + inputs.size());
        }
        List<float[]> results = embed(Arrays.stream(batch).mapToObj(inputs::get).toList());
        for (int i = 0; i < batch.length; i++) {
            vectors[batch[i]] = results.get(i);
        }
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        if (deadline.expired()) {
            throw new EmbedException(FailureKind.OVERLOADED, "no time was left to embed the question");
        }
        int[] ids = files.tokenizer().encode(files.queryPrefix() + question, files.maxTokens());
        return embed(List.of(ids)).get(0);
    }

    private List<float[]> embed(List<int[]> batch) {
        return session.get().run(batch, output -> {
            List<float[]> vectors = new ArrayList<>(batch.size());
            for (int row = 0; row < batch.size(); row++) {
                float[] vector = Pooling.vector(files.pooling(), output, row, batch.get(row).length);
                if (!Vectors.finite(vector)) {
                    throw new EmbedException(
                            FailureKind.REJECTED, "model gave a vector that is not finite: model=" + files.name());
                }
                vectors.add(vector);
            }
            return vectors;
        });
    }

    /** Ends the session; closing twice is harmless. */
    @Override
    public void close() {
        if (threads != null) {
            threads.close();
        }
        session.close();
    }

    @Override
    public String toString() {
        return "OnnxEmbedder[" + files.name() + "]";
    }
}
