package dev.corpusmill.testkit.llm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A prefix cache as vLLM's: whole blocks of tokens, each known by itself and all before it, the least recently used one
 * out first. A token is four characters here.
 */
final class BlockCache {
    static final int BLOCK_TOKENS = 16;
    static final int TOKEN_CHARS = 4;

    private final int maxBlocks;
    private final Map<Long, Boolean> blocks = new LinkedHashMap<>(64, 0.75f, true);

    BlockCache(int maxBlocks) {
        this.maxBlocks = maxBlocks;
    }

    static int tokens(String prompt) {
        return (prompt.length() + TOKEN_CHARS - 1) / TOKEN_CHARS;
    }

    /** Reads a prompt: how many of its tokens were there already; all its whole blocks are from now on. */
    int read(String prompt) {
        List<Long> chain = chain(prompt);
        int hits = 0;
        while (hits < chain.size() && blocks.get(chain.get(hits)) != null) {
            hits++;
        }
        // From the last to the first: a block is worth nothing without those before it, so they must stay longer.
        for (int i = chain.size() - 1; i >= 0; i--) {
            blocks.put(chain.get(i), true);
        }
        var oldest = blocks.entrySet().iterator();
        while (blocks.size() > maxBlocks) {
            oldest.next();
            oldest.remove();
        }
        return hits * BLOCK_TOKENS;
    }

    private static List<Long> chain(String prompt) {
        List<Long> chain = new ArrayList<>();
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        int blockChars = BLOCK_TOKENS * TOKEN_CHARS;
        // vLLM always computes the last token anew, so that a whole prompt never hits.
        for (int i = 0; i < prompt.length() - 1; i++) {
            hash = (hash ^ prompt.charAt(i)) * 0x100000001b3L;
            if ((i + 1) % blockChars == 0) {
                chain.add(hash);
            }
        }
        return chain;
    }
}
