package dev.corpusmill.text;

import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.LovinsStemmer;

/** The analyzers of BM25, one per language. Rows and questions of a generation pass the same one. */
final class Analyzers {
    static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    /** Particles and words of asking: they are in every question and say nothing of its answer. */
    private static final CharArraySet CHINESE_STOP_WORDS = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of(
                    "的", "了", "是", "在", "和", "与", "及", "为", "有", "一", "何", "几", "谁", "吗", "呢", "哪", "哪些", "什", "么",
                    "什么", "多", "少", "多少"),
            false));

    /** The tokeniser takes {@code max_tokens} and {@code key:value} for one word each. */
    static final NormalizeCharMap IDENTIFIERS = identifiers();

    private static final Map<String, Analyzer> OF_PASSAGES = byLanguage(false);
    private static final Map<String, Analyzer> OF_QUESTIONS = byLanguage(true);

    private Analyzers() {}

    private static Map<String, Analyzer> byLanguage(boolean questions) {
        Map<String, Analyzer> analyzers = new HashMap<>();
        LanguageTable.all().forEach((code, rules) -> analyzers.put(code, new LanguageAnalyzer(rules, questions)));
        Analyzer mixed = new Mixed(questions);
        analyzers.put("en", new English(questions));
        analyzers.put("zh", mixed);
        analyzers.put("auto", mixed);
        return Map.copyOf(analyzers);
    }

    private static NormalizeCharMap identifiers() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("_", " ");
        map.add(":", " ");
        return map.build();
    }

    /** The languages that have an analyzer. */
    static Set<String> languages() {
        return OF_PASSAGES.keySet();
    }

    /** The shared analyzer of the passages of a language; for any number of threads, never to be closed. */
    static Analyzer of(String language) {
        return known(OF_PASSAGES, language);
    }

    /**
     * The same for questions: English words without a meaning of their own are left out. In a small corpus they are rare
     * enough to weigh. Words of asking stay, because headings ask, too.
     */
    static Analyzer ofQuestions(String language) {
        return known(OF_QUESTIONS, language);
    }

    private static Analyzer known(Map<String, Analyzer> byLanguage, String language) {
        Analyzer analyzer = byLanguage.get(language);
        if (analyzer == null) {
            throw new IllegalArgumentException("no analyzer: language=" + language + " known=" + languages());
        }
        return analyzer;
    }

    /*
     * Stems are Lovins's (1968), the longest-match stemmer that takes "stored" and "storage" for one word; Porter's does
     * not. Figures are in docs/benchmarks.md.
     */

    /** Words by Unicode's rules, an identifier's parts one by one, folded and cut to their stems. */
    private static class English extends Analyzer {
        private final boolean questions;

        English(boolean questions) {
            this.questions = questions;
        }

        @Override
        protected Reader initReader(String field, Reader text) {
            return new MappingCharFilter(IDENTIFIERS, new WordForms(text, WordForms.Accents.DROPPED));
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream parts = new IdentifierParts(words);
            TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(parts)));
            TokenStream whole = new EnglishPossessiveFilter(folded);
            TokenStream telling = questions ? new StopFilter(whole, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET) : whole;
            return new TokenStreamComponents(words, new SnowballFilter(scripts(telling), new LovinsStemmer()));
        }

        /** What becomes of scripts that put no blanks between words. */
        TokenStream scripts(TokenStream tokens) {
            return tokens;
        }
    }

    /** As English; Chinese, Japanese and Korean as single characters and as pairs of neighbours. */
    private static final class Mixed extends English {
        Mixed(boolean questions) {
            super(questions);
        }

        /*
         * Pairs carry the meaning, single characters catch what was cut elsewhere. Dictionary segmentation (ICU,
         * smartcn) was no better on either set and depends on both texts being cut alike.
         */
        @Override
        TokenStream scripts(TokenStream tokens) {
            return new StopFilter(new CJKBigramFilter(tokens, ALL_SCRIPTS, true), CHINESE_STOP_WORDS);
        }
    }
}
