package dev.corpusmill.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The languages of an index. A passage gets the analyzer of the one that it is written in; a question, which is too short
 * to tell, those of all that it may be written in.
 */
final class IndexedLanguages {
    /** English and Chinese side by side, and whatever no other analyzer knows. */
    private static final String MIXED = "auto";

    private static final Map<String, IndexedLanguages> BY_SETTING = new ConcurrentHashMap<>();
    private static final int MAX_SETTINGS = 100; // an index has one
    private static final int MIN_WORDS = 5; // fewer say nothing

    /** Of a hundred words of prose, some thirty to fifty are stop words; of a list or a table, few. */
    static final double SURELY = 0.2;

    static final double HARDLY = 0.04;

    private final List<String> codes;
    private final String otherwise;

    private IndexedLanguages(String setting) {
        boolean any = setting.equals(MIXED);
        List<String> all = new ArrayList<>(any ? StopWords.languages() : List.of(setting.split(",", -1)));
        if (any) {
            all.add("en");
        }
        this.codes = List.copyOf(all);
        this.otherwise = any || codes.contains("en") ? "en" : codes.get(0);
    }

    /** @param setting a code, several joined by commas, or {@code auto} */
    static IndexedLanguages of(String setting) {
        IndexedLanguages known = BY_SETTING.get(setting);
        if (known != null) {
            return known;
        }
        IndexedLanguages made = new IndexedLanguages(setting);
        if (BY_SETTING.size() < MAX_SETTINGS) {
            BY_SETTING.put(setting, made);
        }
        return made;
    }

    /** The analyzer of a passage. */
    String ofPassage(String text) {
        if (codes.size() == 1) {
            return codes.get(0);
        }
        UnicodeScript script = Scripts.of(text);
        List<String> candidates = writtenIn(script);
        if (script == UnicodeScript.HAN || candidates.isEmpty()) {
            return MIXED;
        }
        return analyzer(candidates.size() == 1 ? candidates.get(0) : likeliest(text, candidates));
    }

    private String likeliest(String text, List<String> candidates) {
        StopWords words = new StopWords(text);
        if (words.words() < MIN_WORDS && candidates.contains(otherwise)) {
            return otherwise;
        }
        if (words.share(otherwise) > SURELY && words.best(candidates).equals(otherwise)) {
            return otherwise; // as most passages are: without the detector's half a millisecond
        }
        String detected = LanguageDetector.detect(text, candidates).orElse(otherwise);
        return words.share(detected) >= HARDLY || !candidates.contains(otherwise) ? detected : otherwise;
    }

    /** The analyzers of a question. */
    List<String> ofQuestion(String question) {
        if (codes.size() == 1) {
            return codes;
        }
        UnicodeScript script = Scripts.of(question);
        List<String> candidates = writtenIn(script);
        if (script == UnicodeScript.HAN || candidates.isEmpty()) {
            return List.of(MIXED);
        }
        StopWords words = new StopWords(question);
        List<String> likely = new ArrayList<>();
        for (String code : candidates) {
            if (words.share(code) > 0) {
                likely.add(code);
            }
        }
        List<String> chosen = likely.isEmpty() ? candidates : likely;
        if (chosen.contains("en") && words.share("en") > 0 && words.best(chosen).equals("en")) {
            return List.of(MIXED);
        }
        return chosen.stream().map(IndexedLanguages::analyzer).toList();
    }

    /** Between other languages English text may hold Chinese words. */
    private static String analyzer(String code) {
        return code.equals("en") ? MIXED : code;
    }

    private List<String> writtenIn(UnicodeScript script) {
        return codes.stream().filter(code -> Scripts.ofLanguage(code) == script).toList();
    }
}
