package dev.corpusmill.plugin;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The splitter of a plug-in: where it breaks, takes too long, or gives chunks that would be no rows, the document is refused,
 * and the reason names the plug-in. What the tokenizer throws is no fault of either, and passes. For one thread.
 */
public final class CheckedSplitter implements Splitter {
    /** No overlap is larger in earnest. */
    private static final long MAX_TIMES = 64;

    private final Splitter delegate;
    private final SplitContext context;
    private final String plugin;
    private final TimedCalls calls;
    private volatile @Nullable RuntimeException ofTokenizer; // in the present call

    /**
     * Opens a splitter.
     *
     * @param plugin its name and version
     * @param limit time for one document
     */
    public CheckedSplitter(
            Function<SplitContext, Splitter> opening, SplitContext context, String plugin, Duration limit) {
        this.context = context;
        this.plugin = plugin;
        this.calls = new TimedCalls("a splitter: plug-in=" + plugin + " group=" + context.group(), limit);
        this.delegate = opening.apply(
                new SplitContext(context.group(), this::tokenEnds, context.maxTokens(), context.overlapTokens()));
    }

    private int[] tokenEnds(String text) {
        try {
            return context.tokenEnds().apply(text);
        } catch (RuntimeException failed) {
            ofTokenizer = failed;
            throw failed;
        }
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        return checked(parsed, () -> delegate.split(parsed));
    }

    @Override
    public List<Chunk> split(ParsedText parsed, String path) {
        return checked(parsed, () -> delegate.split(parsed, path));
    }

    private List<Chunk> checked(ParsedText parsed, Supplier<List<Chunk>> cut) {
        List<Chunk> chunks = chunks(parsed, cut);
        if (chunks.isEmpty() && !parsed.text().isBlank()) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "a splitter gave no chunk of a text: plug-in=" + plugin + " group=" + context.group());
        }
        for (Chunk chunk : chunks) {
            check(chunk, parsed.text());
        }
        return chunks;
    }

    private List<Chunk> chunks(ParsedText parsed, Supplier<List<Chunk>> cut) {
        ofTokenizer = null;
        try {
            return calls.call(() -> bounded(cut.get(), parsed.text()));
        } catch (ClassifiedException classified) {
            throw classified;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            RuntimeException ours = ofTokenizer;
            if (ours != null) {
                throw ours;
            }
            throw new ClassifiedException(
                    FailureKind.REJECTED, "a splitter failed: plug-in=" + plugin + " reason=" + broken, broken);
        }
    }

    /** A list may be of any kind, also one without an end. */
    private List<Chunk> bounded(List<Chunk> chunks, String text) {
        long most = MAX_TIMES * text.length() + MAX_TIMES;
        long chars = 0;
        List<Chunk> copied = new ArrayList<>();
        for (Chunk chunk : chunks) {
            chars += 1 + chunk.text().length();
            if (chars > most) {
                throw new ClassifiedException(
                        FailureKind.REJECTED,
                        "a splitter gave more than " + MAX_TIMES + " times the text: plug-in=" + plugin + " group="
                                + context.group());
            }
            copied.add(chunk);
        }
        return List.copyOf(copied);
    }

    private void check(Chunk chunk, String text) {
        int start = chunk.charStart();
        int end = chunk.charEnd();
        require(start >= 0 && start <= end && end <= text.length(), "lies outside the text", chunk);
        require(!halves(text, start) && !halves(text, end), "cuts a surrogate pair", chunk);
        require(!chunk.text().isBlank(), "is blank", chunk);
        require(chunk.tokens() >= 0, "has less than no tokens", chunk);
        int most = context.maxTokens();
        require(
                chunk.tokens() <= most && context.count(chunk.text()) <= most,
                "has more tokens than max-tokens",
                chunk);
        require(chunk.page() >= 0, "has no page number", chunk);
    }

    private static boolean halves(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private void require(boolean holds, String problem, Chunk chunk) {
        if (!holds) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "a chunk " + problem + ": plug-in=" + plugin + " group=" + context.group() + " chars="
                            + chunk.charStart() + ".." + chunk.charEnd() + " tokens=" + chunk.tokens() + " page="
                            + chunk.page());
        }
    }

    @Override
    public String toString() {
        return "CheckedSplitter[" + plugin + ", " + delegate + "]";
    }
}
