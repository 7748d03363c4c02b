package dev.corpusmill.store.lucene;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** The words of a passage with how often each occurs, as Lucene takes them: they were cut and stemmed before. */
final class CountedWords extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Integer> counts;
    private Iterator<Map.Entry<String, Integer>> left;

    CountedWords(Map<String, Integer> counts) {
        this.counts = counts;
        this.left = counts.entrySet().iterator();
    }

    @Override
    public void reset() {
        left = counts.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        clearAttributes();
        Map.Entry<String, Integer> word = left.next();
        term.append(word.getKey());
        frequency.setTermFrequency(word.getValue());
        return true;
    }
}
