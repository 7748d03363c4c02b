package dev.corpusmill.text;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.stempel.StempelFilter;
import org.apache.lucene.analysis.stempel.StempelStemmer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * The languages beside English and Chinese, by their ISO 639-1 codes, each with the stop words and the stemmer that Lucene
 * has for it: the light one where there are two, because a heavy one makes one word of two.
 */
final class LanguageTable {
    private static final UnaryOperator<TokenStream> LOWER = LowerCaseFilter::new;

    private LanguageTable() {}

    /** A new table; the rules are made once for each of {@link Analyzers}'s two uses of them. */
    static Map<String, LanguageRules> all() {
        Map<String, LanguageRules> table = new TreeMap<>();
        germanic(table);
        romance(table);
        slavic(table);
        others(table);
        return table;
    }

    private static void germanic(Map<String, LanguageRules> table) {
        table.put(
                "de",
                new LanguageRules(
                        LOWER,
                        GermanAnalyzer.getDefaultStopSet(),
                        words -> new GermanLightStemFilter(
                                new GermanNormalizationFilter(new GermanCompoundFilter(words)))));
        table.put("nl", snowball(DutchAnalyzer.getDefaultStopSet(), DutchStemmer::new));
        table.put("sv", snowball(SwedishAnalyzer.getDefaultStopSet(), SwedishStemmer::new));
        table.put("da", snowball(DanishAnalyzer.getDefaultStopSet(), DanishStemmer::new));
        table.put("no", snowball(NorwegianAnalyzer.getDefaultStopSet(), NorwegianStemmer::new));
    }

    private static void romance(Map<String, LanguageRules> table) {
        table.put(
                "fr",
                new LanguageRules(
                        words -> new LowerCaseFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)),
                        FrenchAnalyzer.getDefaultStopSet(),
                        FrenchLightStemFilter::new));
        table.put(
                "it",
                new LanguageRules(
                        words -> new LowerCaseFilter(new ElisionFilter(words, ITALIAN_ARTICLES)),
                        ItalianAnalyzer.getDefaultStopSet(),
                        ItalianLightStemFilter::new));
        table.put("es", new LanguageRules(LOWER, SpanishAnalyzer.getDefaultStopSet(), SpanishLightStemFilter::new));
        table.put(
                "pt", new LanguageRules(LOWER, PortugueseAnalyzer.getDefaultStopSet(), PortugueseLightStemFilter::new));
        table.put("ro", snowball(RomanianAnalyzer.getDefaultStopSet(), RomanianStemmer::new));
    }

    private static final CharArraySet ITALIAN_ARTICLES = CharArraySet.unmodifiableSet(new CharArraySet(
            java.util.List.of(
                    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl",
                    "negl", "sugl", "un", "m", "t", "s", "v", "d"),
            true));

    private static void slavic(Map<String, LanguageRules> table) {
        table.put("ru", snowball(RussianAnalyzer.getDefaultStopSet(), RussianStemmer::new));
        table.put(
                "pl",
                new LanguageRules(
                        LOWER,
                        PolishAnalyzer.getDefaultStopSet(),
                        words -> new StempelFilter(words, new StempelStemmer(PolishAnalyzer.getDefaultTable()))));
        table.put("cs", new LanguageRules(LOWER, CzechAnalyzer.getDefaultStopSet(), CzechStemFilter::new));
        table.put("bg", new LanguageRules(LOWER, BulgarianAnalyzer.getDefaultStopSet(), BulgarianStemFilter::new));
    }

    private static void others(Map<String, LanguageRules> table) {
        table.put("fi", snowball(FinnishAnalyzer.getDefaultStopSet(), FinnishStemmer::new));
        table.put("hu", snowball(HungarianAnalyzer.getDefaultStopSet(), HungarianStemmer::new));
        table.put(
                "tr",
                new LanguageRules(
                        words -> new TurkishLowerCaseFilter(new ApostropheFilter(words)),
                        TurkishAnalyzer.getDefaultStopSet(),
                        words -> new SnowballFilter(words, new TurkishStemmer())));
        table.put(
                "el",
                new LanguageRules(GreekLowerCaseFilter::new, GreekAnalyzer.getDefaultStopSet(), GreekStemFilter::new));
        table.put(
                "ar",
                new LanguageRules(
                        words -> new DecimalDigitFilter(new LowerCaseFilter(words)),
                        ArabicAnalyzer.getDefaultStopSet(),
                        words -> new ArabicStemFilter(new ArabicNormalizationFilter(words))));
        table.put(
                "fa",
                new LanguageRules(
                        words -> new DecimalDigitFilter(new LowerCaseFilter(words)),
                        PersianAnalyzer.getDefaultStopSet(),
                        words -> new PersianNormalizationFilter(new ArabicNormalizationFilter(words))));
        table.put(
                "hi",
                new LanguageRules(
                        words -> new DecimalDigitFilter(new LowerCaseFilter(words)),
                        HindiAnalyzer.getDefaultStopSet(),
                        words -> new HindiStemFilter(
                                new HindiNormalizationFilter(new IndicNormalizationFilter(words)))));
        table.put("id", new LanguageRules(LOWER, IndonesianAnalyzer.getDefaultStopSet(), IndonesianStemFilter::new));
        // Japanese and Korean are cut into characters and pairs like Chinese: they need no rules for endings.
        table.put("ja", new LanguageRules(LOWER, CharArraySet.EMPTY_SET, UnaryOperator.identity()));
        table.put("ko", new LanguageRules(LOWER, CharArraySet.EMPTY_SET, UnaryOperator.identity()));
    }

    private static LanguageRules snowball(
            CharArraySet stopWords, java.util.function.Supplier<? extends SnowballStemmer> stemmer) {
        return new LanguageRules(LOWER, stopWords, words -> new SnowballFilter(words, stemmer.get()));
    }
}
