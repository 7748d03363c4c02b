package dev.corpusmill.query.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Countries, and what is called after their languages, in English, German, French and Chinese, by the Java runtime. */
final class Countries {
    /** Words of the longest name that is looked for. */
    static final int MAX_WORDS = 4;

    private static final int MIN_STEM = 6;
    private static final List<Locale> LOCALES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.SIMPLIFIED_CHINESE);
    /** What people say instead of the runtime's names. */
    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("america", "US"),
            Map.entry("uk", "GB"),
            Map.entry("britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("holland", "NL"),
            Map.entry("hong kong", "HK"),
            Map.entry("hongkong", "HK"),
            Map.entry("香港", "HK"),
            Map.entry("macau", "MO"),
            Map.entry("澳门", "MO"));

    private static final Map<String, Set<String>> NAMES = names();

    private Countries() {}

    private static Map<String, Set<String>> names() {
        Map<String, Set<String>> speaking = new HashMap<>();
        for (Locale locale : Locale.getAvailableLocales()) {
            if (!locale.getCountry().isEmpty()) {
                speaking.computeIfAbsent(locale.getLanguage(), language -> new HashSet<>())
                        .add(locale.getCountry());
            }
        }
        Map<String, Set<String>> names = new HashMap<>();
        for (Locale locale : LOCALES) {
            boolean chinese = locale == Locale.SIMPLIFIED_CHINESE;
            speaking.forEach((language, countries) ->
                    names.put(new Locale(language).getDisplayLanguage(locale).toLowerCase(Locale.ROOT), countries));
            for (String country : Locale.getISOCountries()) {
                String name = new Locale("", country).getDisplayCountry(locale);
                if (name.length() > 2 || chinese) {
                    names.put(name.toLowerCase(Locale.ROOT), Set.of(country));
                }
            }
        }
        SHORT_NAMES.forEach((name, country) -> names.put(name, Set.of(country)));
        return Map.copyOf(names);
    }

    /** The codes of the countries that a name may mean; empty where it is none. */
    static Set<String> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Set<String> found = NAMES.get(lower);
        for (int length = lower.length() - 1; found == null && lower.contains("sch") && length >= MIN_STEM; length--) {
            found = lower.startsWith("sch", length - 3) ? NAMES.get(lower.substring(0, length)) : null; // schwedischen
        }
        return found == null ? Set.of() : found;
    }
}
