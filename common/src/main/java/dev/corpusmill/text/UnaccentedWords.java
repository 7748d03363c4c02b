package dev.corpusmill.text;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes the accents from words of any script, after they were stemmed. */
final class UnaccentedWords extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    UnaccentedWords(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        String word = term.toString();
        String plain = WordForms.withoutAccents(word);
        if (!plain.equals(word)) {
            term.setEmpty().append(plain);
        }
        return true;
    }
}
