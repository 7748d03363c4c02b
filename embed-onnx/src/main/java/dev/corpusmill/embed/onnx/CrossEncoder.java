package dev.corpusmill.embed.onnx;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.embed.LengthBatches;
import dev.corpusmill.rerank.RelevanceModel;
import dev.corpusmill.tokenize.TokenPair;
import dev.corpusmill.tokenize.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An ONNX model that reads question and text together and gives one number, made a score from 0 to 1. It takes as many
 * texts as fit into the time, by what a token took lately. For several threads.
 */
final class CrossEncoder implements RelevanceModel, AutoCloseable {
    private static final int BATCH_TOKENS = 512;
    /** What a token takes differs from one call to the next. */
    private static final double USED_SHARE = 0.8;

    private static final double NEWEST_WEIGHT = 0.25;

    private final String name;
    private final OnnxSession session;
    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final WorkSharingExecutor threads;
    private double nanosPerToken; // of a call, with the threads that it got; guarded by this

    private CrossEncoder(ModelFiles files, OnnxSession session, int maxTokens, int threads) {
        this.name = files.name();
        this.session = session;
        this.tokenizer = files.tokenizer();
        this.maxTokens = Math.min(maxTokens, files.maxTokens());
        this.threads = new WorkSharingExecutor(threads);
    }

    /**
     * The model of a folder, which is tried once.
     *
     * @param threads that compute at once, those of all callers together
     * @throws EmbedException FATAL where the folder has no model that gives one number for a pair
     */
    static CrossEncoder open(Path folder, int maxTokens, int threads) {
        ModelFiles files = ModelFiles.folder(folder);
        OnnxSession session = OnnxSession.open(folder.resolve(ModelFiles.WEIGHTS));
        CrossEncoder model = new CrossEncoder(files, session, maxTokens, threads);
        try {
            model.probe(folder);
        } catch (EmbedException unusable) {
            model.close();
            throw unusable;
        }
        return model;
    }

    /** The first run of a session is slow, the second says how long a token takes. */
    private void probe(Path folder) {
        List<TokenPair> pairs = List.of(pair("how long does a pair take?", "This is found out at the start."));
        int width = session.runPairs(pairs, OnnxSession.Output::width);
        if (width != 1) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "not a cross-encoder with one number for a pair: path=" + folder + " numbers=" + width);
        }
        long start = System.nanoTime();
        compute(pairs, new int[] {0}, new double[1]);
        synchronized (this) {
            nanosPerToken = (System.nanoTime() - start) / (double) pairs.get(0).ids().length;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] judge(String question, List<String> texts, Deadline deadline) {
        long start = System.nanoTime();
        List<TokenPair> taken = fitting(question, texts, deadline);
        List<int[]> batches =
                LengthBatches.of(taken.stream().map(TokenPair::ids).toList(), BATCH_TOKENS);
        double[] scores = new double[taken.size()];
        Arrays.fill(scores, Double.NaN);

        threads.run(batches.size(), i -> {
            if (!deadline.expired()) {
                compute(taken, batches.get(i), scores);
            }
        });
        int judged = 0;
        while (judged < scores.length && !Double.isNaN(scores[judged])) {
            judged++;
        }
        if (judged == 0) {
            slower();
            throw new EmbedException(FailureKind.OVERLOADED, "no text was judged in time: texts=" + texts.size());
        }
        learn(taken.subList(0, judged), System.nanoTime() - start);
        return Arrays.copyOf(scores, judged);
    }

    /** The first pairs that fit into the time, one at least. */
    private List<TokenPair> fitting(String question, List<String> texts, Deadline deadline) {
        double tokens = USED_SHARE * deadline.remaining().toNanos() / nanosPerToken();
        List<TokenPair> pairs = new ArrayList<>();
        long used = 0;
        for (String text : texts) {
            TokenPair pair = pair(question, text);
            used += pair.ids().length;
            if (used > tokens && !pairs.isEmpty()) {
                break;
            }
            pairs.add(pair);
        }
        return pairs;
    }

    private synchronized double nanosPerToken() {
        return nanosPerToken;
    }

    private synchronized void slower() {
        nanosPerToken *= 2;
    }

    private synchronized void learn(List<TokenPair> pairs, long nanos) {
        int tokens = pairs.stream().mapToInt(pair -> pair.ids().length).sum();
        nanosPerToken += NEWEST_WEIGHT * (nanos / (double) tokens - nanosPerToken);
    }

    private TokenPair pair(String question, String text) {
        return tokenizer.encodePair(question, text, maxTokens);
    }

    private void compute(List<TokenPair> pairs, int[] batch, double[] scores) {
        List<TokenPair> rows = Arrays.stream(batch).mapToObj(pairs::get).toList();
        double[] logits = session.runPairs(rows, output -> {
            double[] values = new double[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = output.values().get(row);
            }
            return values;
        });
        for (int row = 0; row < batch.length; row++) {
            double score = 1 / (1 + Math.exp(-logits[row]));
            if (Double.isNaN(score)) {
                throw new EmbedException(FailureKind.REJECTED, "model gave a score that is no number: model=" + name);
            }
            scores[batch[row]] = score;
        }
    }

    /** Ends the session; closing twice is harmless. */
    @Override
    public void close() {
        threads.close();
        session.close();
    }
}
