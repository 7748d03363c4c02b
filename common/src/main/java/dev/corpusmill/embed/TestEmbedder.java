package dev.corpusmill.embed;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.tokenize.Tokens;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An embedder without a model, for tests and benchmarks: the vector of a text is drawn from its hash, so that each row
 * can be checked to carry the vector of its own text. It finds only what is asked for word by word.
 *
 * <p>Tokens are counted by a rule that needs no vocabulary: an ideograph, a kana or a hangul syllable is one token, and
 * so are each 8 other characters, started, that stand together without white space. There are no special tokens.
 */
public final class TestEmbedder implements Embedder {
    private static final int DIMENSION = 64;
    private static final int MAX_TOKENS = 512;
    private static final int MAX_TOKEN_UNITS = 8;
    private static final int FIRST_SYLLABLE = 0x1100;

    private final Duration serviceTime;
    private final Sleeper sleeper;

    /** Lets a thread pass time; injected, so that tests need not wait. */
    public interface Sleeper {
        void sleep(Duration time);
    }

    public TestEmbedder() {
        this(Duration.ZERO, time -> {});
    }

    /** An embedder that takes this long for each passage. */
    public TestEmbedder(Duration serviceTime, Sleeper sleeper) {
        this.serviceTime = serviceTime;
        this.sleeper = sleeper;
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("test", "sha-256", "8 characters", "none", true, "", "", DIMENSION, MAX_TOKENS);
    }

    @Override
    public String engine() {
        return "test";
    }

    @Override
    public int countTokens(String passage) {
        return tokenEnds(passage).length;
    }

    @Override
    public int[] tokenEnds(String text) {
        Tokens tokens = new Tokens(text.length() / 4);
        int units = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            boolean blank = Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
            boolean alone = Character.isIdeographic(codePoint) || isSyllable(codePoint);
            if (units > 0 && (blank || alone || units >= MAX_TOKEN_UNITS)) {
                tokens.add(0, at);
                units = 0;
            }
            at += Character.charCount(codePoint);
            if (alone) {
                tokens.add(0, at);
            } else if (!blank) {
                units += Character.charCount(codePoint);
            }
        }
        if (units > 0) {
            tokens.add(0, at);
        }
        return tokens.ends();
    }

    private static boolean isSyllable(int codePoint) {
        if (codePoint < FIRST_SYLLABLE) {
            return false; // the look-up below is slow
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        List<float[]> vectors = new ArrayList<>(passages.size());
        for (String passage : passages) {
            int tokens = countTokens(passage);
            if (tokens > MAX_TOKENS) {
                throw new EmbedException(
                        FailureKind.REJECTED,
                        "passage is too long for the model: tokens=" + tokens + " max=" + MAX_TOKENS + " model=test");
            }
            if (deadline.expired()) {
                throw new EmbedException(
                        FailureKind.OVERLOADED, "embedding was not done in time: passages=" + passages.size());
            }
            if (!serviceTime.isZero()) {
                sleeper.sleep(serviceTime);
            }
            vectors.add(vectorOf(passage));
        }
        return vectors;
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        return vectorOf(question);
    }

    /** The vector of a text, the same on every machine. */
    public static float[] vectorOf(String text) {
        MessageDigest digest = Hashes.sha256();
        byte[] seed = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; ) {
            seed = digest.digest(seed);
            for (ByteBuffer numbers = ByteBuffer.wrap(seed); numbers.hasRemaining() && i < DIMENSION; i++) {
                vector[i] = numbers.getShort() + 0.5f; // never all zero
            }
        }
        return Vectors.normalize(vector);
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public String toString() {
        return "TestEmbedder";
    }
}
