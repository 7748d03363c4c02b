package dev.corpusmill.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.langdetect.ThreadSafeLanguageDetectorME;

/**
 * Which of some languages a text is written in, by OpenNLP's model of character n-grams. It takes some 0.5 ms for a passage,
 * so it is not asked for questions.
 */
final class LanguageDetector {
    private static final String MODEL = "/langdetect-183.bin";
    private static final int MAX_CHARS = 600; // more make it slower, hardly surer

    /**
     * OpenNLP names languages by ISO 639-3, some by their largest member. Of the hundred that it knows these are official
     * somewhere; the others would be guessed of lists and tables more often than they are met. Bosnian is not told from Croatian.
     */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("afr", "af"),
            Map.entry("ara", "ar"),
            Map.entry("aze", "az"),
            Map.entry("bel", "be"),
            Map.entry("ben", "bn"),
            Map.entry("bul", "bg"),
            Map.entry("cat", "ca"),
            Map.entry("ces", "cs"),
            Map.entry("cmn", "zh"),
            Map.entry("dan", "da"),
            Map.entry("deu", "de"),
            Map.entry("ekk", "et"),
            Map.entry("ell", "el"),
            Map.entry("eng", "en"),
            Map.entry("est", "et"),
            Map.entry("eus", "eu"),
            Map.entry("fas", "fa"),
            Map.entry("fin", "fi"),
            Map.entry("fra", "fr"),
            Map.entry("gle", "ga"),
            Map.entry("glg", "gl"),
            Map.entry("guj", "gu"),
            Map.entry("heb", "he"),
            Map.entry("hin", "hi"),
            Map.entry("hrv", "hr"),
            Map.entry("hun", "hu"),
            Map.entry("hye", "hy"),
            Map.entry("ind", "id"),
            Map.entry("isl", "is"),
            Map.entry("ita", "it"),
            Map.entry("jpn", "ja"),
            Map.entry("kan", "kn"),
            Map.entry("kat", "ka"),
            Map.entry("kaz", "kk"),
            Map.entry("kir", "ky"),
            Map.entry("kor", "ko"),
            Map.entry("lav", "lv"),
            Map.entry("lit", "lt"),
            Map.entry("lvs", "lv"),
            Map.entry("mal", "ml"),
            Map.entry("mar", "mr"),
            Map.entry("mkd", "mk"),
            Map.entry("mon", "mn"),
            Map.entry("nep", "ne"),
            Map.entry("nld", "nl"),
            Map.entry("nno", "no"),
            Map.entry("nob", "no"),
            Map.entry("pan", "pa"),
            Map.entry("pes", "fa"),
            Map.entry("pol", "pl"),
            Map.entry("por", "pt"),
            Map.entry("ron", "ro"),
            Map.entry("rus", "ru"),
            Map.entry("slk", "sk"),
            Map.entry("slv", "sl"),
            Map.entry("spa", "es"),
            Map.entry("sqi", "sq"),
            Map.entry("srp", "sr"),
            Map.entry("swe", "sv"),
            Map.entry("tam", "ta"),
            Map.entry("tel", "te"),
            Map.entry("tgk", "tg"),
            Map.entry("tha", "th"),
            Map.entry("tur", "tr"),
            Map.entry("ukr", "uk"),
            Map.entry("urd", "ur"),
            Map.entry("uzb", "uz"),
            Map.entry("vie", "vi"));

    /** Read when the first text is asked about: most indexes are of one language. */
    private static final class Model {
        static final ThreadSafeLanguageDetectorME DETECTOR = read();

        private static ThreadSafeLanguageDetectorME read() {
            try (InputStream model = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
                if (model == null) {
                    throw new IllegalStateException("not on the class path: " + MODEL);
                }
                return new ThreadSafeLanguageDetectorME(new LanguageDetectorModel(model));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private LanguageDetector() {}

    /** The likeliest of all languages (ISO 639-1) that the model knows and that are official somewhere. */
    static Optional<String> detect(String text) {
        return detect(text, CODES.values());
    }

    /** The likeliest of these languages (ISO 639-1); empty where the model knows none of them. */
    static Optional<String> detect(String text, Collection<String> languages) {
        Map<String, Double> confidence = new HashMap<>();
        String head = text.substring(0, Math.min(text.length(), MAX_CHARS));
        for (Language guess : Model.DETECTOR.predictLanguages(head)) {
            String code = CODES.get(guess.getLang());
            if (code != null && languages.contains(code)) {
                confidence.merge(code, guess.getConfidence(), Double::sum);
            }
        }
        return confidence.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
