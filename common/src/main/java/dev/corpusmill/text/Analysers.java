package dev.corpusmill.text;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The analysers of BM25, one per language. Rows and questions of a generation pass the same one. */
public final class Analysers {
    private static final Map<String, Analyzer> BY_LANGUAGE =
            Map.of("en", new English(), "zh", new Mixed(), "auto", new Mixed());

    private Analysers() {}

    /** The languages that have an analyser. */
    public static Set<String> languages() {
        return BY_LANGUAGE.keySet();
    }

    /** The shared analyser of a language; for any number of threads, never to be closed. */
    public static Analyzer of(String language) {
        Analyzer analyser = BY_LANGUAGE.get(language);
        if (analyser == null) {
            throw new IllegalArgumentException("no analyser: language=" + language + " known=" + languages());
        }
        return analyser;
    }

    private static TokenStream stemmed(TokenStream tokens) {
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokens)));
        return new PorterStemFilter(folded);
    }

    /** Words by Unicode's rules, folded and stemmed. */
    private static final class English extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, stemmed(new CJKWidthFilter(words)));
        }
    }

    /** As English, and pairs of neighbouring characters where a script puts no blanks between words. */
    private static final class Mixed extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, stemmed(new CJKBigramFilter(new CJKWidthFilter(words))));
        }
    }
}
