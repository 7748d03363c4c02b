package dev.corpusmill.text;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The words of one language: cut by Unicode's rules, stemmed by its own, then without accents. */
final class LanguageAnalyzer extends Analyzer {
    private final LanguageRules rules;
    private final boolean questions;

    /** @param questions whether words without a meaning of their own are left out */
    LanguageAnalyzer(LanguageRules rules, boolean questions) {
        this.rules = rules;
        this.questions = questions;
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return new MappingCharFilter(Analyzers.IDENTIFIERS, new WordForms(text, WordForms.Accents.KEPT));
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream lower = rules.lowered().apply(new CJKWidthFilter(words));
        TokenStream telling = questions ? new StopFilter(lower, rules.stopWords()) : lower;
        TokenStream stems =
                new ASCIIFoldingFilter(new UnaccentedWords(rules.stemmed().apply(telling)));
        return new TokenStreamComponents(words, new CJKBigramFilter(stems, Analyzers.ALL_SCRIPTS, true));
    }
}
