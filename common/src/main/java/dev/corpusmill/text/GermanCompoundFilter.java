package dev.corpusmill.text;

import de.danielnaber.jwordsplitter.AbstractWordSplitter;
import de.danielnaber.jwordsplitter.GermanWordSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Adds the parts of a German compound beside the whole ({@code liegegebühr}: {@code liege}, {@code gebühr}), so that a
 * question by one part finds it. Words are lower case.
 */
final class GermanCompoundFilter extends TokenFilter {
    private static final int MIN_COMPOUND_CHARS = 8;
    private static final int MAX_COMPOUND_CHARS = 60; // longer ones are no words, and take long
    private static final int MIN_PART_CHARS = 4;

    /** Reads its list of words once; splitting does not change it. */
    private static final class Words {
        static final AbstractWordSplitter SPLITTER = splitter();

        private static AbstractWordSplitter splitter() {
            try {
                AbstractWordSplitter splitter = new GermanWordSplitter(true);
                splitter.setStrictMode(true);
                splitter.setMinimumWordLength(MIN_PART_CHARS);
                return splitter;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken); // the list is in the library's jar
            }
        }
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> parts = new ArrayDeque<>();

    GermanCompoundFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!parts.isEmpty()) {
            term.setEmpty().append(parts.remove());
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (term.length() >= MIN_COMPOUND_CHARS && term.length() <= MAX_COMPOUND_CHARS) {
            List<String> split = Words.SPLITTER.splitWord(term.toString());
            if (split.size() > 1) {
                split.stream().filter(part -> part.length() >= MIN_PART_CHARS).forEach(parts::add);
            }
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
    }
}
