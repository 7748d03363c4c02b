package dev.corpusmill.query;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.ModelIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An embedder for tests: texts are alike by the words that they share. */
public final class WordsEmbedder implements Embedder {
    private static final Pattern WORDS = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
    private static final int DIMENSION = 256;
    private static final Set<String> COMMON = Set.of("the", "is", "a", "of", "in", "what", "how", "it", "are", "to");
    private volatile String broken = "";

    /** Lets every call fail from now on; an empty reason repairs it. */
    public void broken(String reason) {
        broken = reason;
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("words", "w", "t", "mean", true, "", "", DIMENSION, 512);
    }

    @Override
    public String engine() {
        return "words/1";
    }

    @Override
    public int countTokens(String passage) {
        return tokenEnds(passage).length;
    }

    /** A token for each four characters. */
    @Override
    public int[] tokenEnds(String text) {
        int[] ends = new int[(text.length() + 3) / 4];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Math.min(text.length(), 4 * i + 4);
        }
        return ends;
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        List<float[]> vectors = new ArrayList<>();
        passages.forEach(passage -> vectors.add(embedQuestion(passage, deadline)));
        return vectors;
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        if (!broken.isEmpty()) {
            throw new EmbedException(FailureKind.TRANSIENT, broken);
        }
        float[] vector = new float[DIMENSION];
        // Not by the words of the index: how those are stemmed must not decide what is alike here.
        for (String word : new TreeSet<>(WORDS.matcher(question.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList())) {
            vector[Math.floorMod(word.hashCode(), DIMENSION)] += COMMON.contains(word) ? 0.1f : 1;
        }
        double length = 0.001;
        for (float value : vector) {
            length += value * value;
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
