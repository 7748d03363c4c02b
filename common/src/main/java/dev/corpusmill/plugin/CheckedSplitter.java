package dev.corpusmill.plugin;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import java.util.List;

/** The splitter of a plug-in: chunks that would be no rows are refused with the document, and the reason names the plug-in. */
public final class CheckedSplitter implements Splitter {
    private final Splitter delegate;
    private final SplitContext context;
    private final String plugin;

    /** @param plugin its name and version */
    public CheckedSplitter(Splitter delegate, SplitContext context, String plugin) {
        this.delegate = delegate;
        this.context = context;
        this.plugin = plugin;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        List<Chunk> chunks = List.copyOf(delegate.split(parsed));
        for (Chunk chunk : chunks) {
            check(chunk, parsed.text());
        }
        return chunks;
    }

    private void check(Chunk chunk, String text) {
        int start = chunk.charStart();
        int end = chunk.charEnd();
        require(start >= 0 && start <= end && end <= text.length(), "lies outside the text", chunk);
        require(!halves(text, start) && !halves(text, end), "cuts a surrogate pair", chunk);
        require(!chunk.text().isBlank(), "is blank", chunk);
        require(chunk.tokens() <= context.maxTokens(), "has more tokens than max-tokens", chunk);
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
