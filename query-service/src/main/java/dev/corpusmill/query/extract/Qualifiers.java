package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a text names as one of several: "ward 39", "lift A", "the third quarter", Monday, Norway. A question about one of
 * them is not answered by a statement about another, however alike the two are.
 */
final class Qualifiers {
    private static final Pattern QUARTER = Pattern.compile("\\bQ ?([1-4])\\b"
            + "|([\\p{L}\\d]+)(?:st|nd|rd|th)?[.]? (?:quarter|Quartal|trimestre)(?![\\p{L}])|第?([一二三四1-4])季度");
    private static final Pattern HAN_SEASON = Pattern.compile("([春夏秋冬])(?=[季天茶装学日])");
    private static final Pattern LATIN_WORD = Pattern.compile("[\\p{IsLatin}\\p{M}]+");
    private static final Pattern CAPITALS = Pattern.compile(
            "\\p{Lu}[\\p{L}\\p{M}]+(?:[ -](?:and |of |the )?\\p{Lu}[\\p{L}\\p{M}]+){0,3}|\\b[a-zäöü]{4,14}isch(?:e[nrsm]?)?\\b");
    private static final Pattern NAME = Pattern.compile(
            "(?<!\\p{L})([Ii]n|[Ff]rom|[Tt]o|[Nn]ear|[Aa]us|[Nn]ach|[Bb]ei|Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau)\\.? (\\p{Lu}[\\p{L}\\p{M}]{2,})"
                    + "(?![\\p{L}\\p{M}]|[ -](?:\\d|\\p{Lu}(?!\\p{L})))");
    private static final Map<String, String> HEADS =
            Map.of("herrn", "herr", "nach", "in", "aus", "in", "bei", "in", "near", "in");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");
    private static final int MAX_HAN_NAME = 6;

    private Qualifiers() {}

    /** What a question names. */
    static QualifierText ofQuestion(String question) {
        return read(new QualifierText(question));
    }

    /** What a statement names; there "daily" names each day of the week. */
    static List<Qualifier> of(String statement) {
        QualifierText text = new QualifierText(statement);
        Weekdays.readStatement(text);
        read(text);
        return text.qualifiers();
    }

    private static QualifierText read(QualifierText text) {
        text.take(QUARTER, found -> {
            String number = found.group(1) != null ? found.group(1) : found.group(2);
            long quarter = Figures.value(number != null ? number : found.group(3));
            return quarter >= 1 && quarter <= 4 ? new Qualifier(Kind.QUARTER, "" + quarter) : null;
        });
        Periods.read(text);
        Weekdays.read(text);
        text.take(HAN_SEASON, found -> new Qualifier(Kind.SEASON, "" + "春夏秋冬".indexOf(found.group(1))));
        Dates.read(text);
        text.take(LATIN_WORD, found -> CalendarNames.of(found.group()).orElse(null));
        names(text);
        countries(text);
        Figures.read(text);
        return text;
    }

    /** A name may be that of a country, too. */
    private static void names(QualifierText text) {
        Matcher name = NAME.matcher(text.rest());
        while (name.find()) {
            String head = name.group(1).toLowerCase(Locale.ROOT);
            text.add(new Qualifier(
                    Kind.NAME, Set.of(name.group(2).toLowerCase(Locale.ROOT)), Set.of(HEADS.getOrDefault(head, head))));
        }
    }

    private static void countries(QualifierText text) {
        text.take(CAPITALS, found -> {
            String[] words = found.group().split(" ");
            for (int first = 0; first < words.length; first++) {
                for (int end = words.length; end > first; end--) {
                    Set<String> codes =
                            Countries.of(String.join(" ", List.of(words).subList(first, end)));
                    if (!codes.isEmpty()) {
                        return new Qualifier(Kind.COUNTRY, codes, Set.of());
                    }
                }
            }
            return null;
        });
        Matcher han = HAN.matcher(text.text());
        while (han.find()) {
            hanCountries(han.group(), text);
        }
    }

    /** Chinese puts no blanks around names: the longest that begins at each character. */
    private static void hanCountries(String run, QualifierText text) {
        int at = 0;
        while (at < run.length()) {
            int end = Math.min(run.length(), at + MAX_HAN_NAME);
            while (end > at + 1 && Countries.of(run.substring(at, end)).isEmpty()) {
                end--;
            }
            if (end > at + 1) {
                text.add(new Qualifier(Kind.COUNTRY, Countries.of(run.substring(at, end)), Set.of()));
            }
            at = Math.max(at + 1, end);
        }
    }
}
