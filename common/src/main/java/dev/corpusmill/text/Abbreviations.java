package dev.corpusmill.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the dot of an abbreviation, an initial or an ordinal number from one that ends a sentence. */
final class Abbreviations {
    private static final Set<String> ALWAYS = words("mr mrs ms dr prof st rev gen gov sen capt lt sgt col hon messrs mt"
            + " vs cf e.g i.e ed eds dept" // English
            + " z.b d.h u.a bzw evtl ggf inkl sog vgl hr fr fa str bd tel geb gest med" // German
            + " mme mlle mgr pr ste sté p.ex av tél éd"); // French
    private static final Set<String> BEFORE_A_NUMBER = words(
            "no nos fig figs eq sec sect vol p pp ch chap para nr abb abs art arts al ziff kap tab anm rn rz lit app"
                    + " réf n approx est ca env jan feb mar apr jun jul aug sep sept oct nov dec okt dez janv févr avr"
                    + " juil déc");
    /** They end a sentence where the next word is one that begins many; so do all like U.S. and p.m. */
    private static final Set<String> OFTEN_LAST = words("etc al inc ltd co corp jr sr ph.d ft usw mio mrd cie");

    private static final Set<String> FIRST_WORDS =
            words("the a an he she it they we you this that these those there then if"
                    + " when but and however his her its their our what why no not"
                    + " er sie es wir das der die ein eine dann il elle ils on le la les un une ce puis");
    private static final Set<String> BEFORE_A_DAY = words(
            "am im der die das den dem des zum zur vom beim bis seit ab einen eine einer einem eines jeden jede jeder"
                    + " jedem dieser diesen diesem seinen seinem seiner ihren ihrem ihrer unser unserem unserer kein"
                    + " keine");
    private static final Set<String> MONTHS = words(
            "januar jänner februar märz april mai juni juli august september oktober november dezember janvier février"
                    + " mars avril juin juillet août septembre octobre novembre décembre");

    private static final Set<String> SHORT_MONTHS = words("jan jän feb mär mrz apr jun jul aug sep sept okt nov dez");
    /** What German counts by ordinals, without an article too. */
    private static final Set<String> COUNTED = words(
            "quartal halbjahr semester trimester stock obergeschoss untergeschoss og ug etage auflage klasse lehrjahr"
                    + " kapitel absatz jahrhundert jh jahrtausend weltkrieg liga platz preis tag woche monat jahr stunde"
                    + " advent weihnachtstag sitzung rang stufe teil satz lesung generation");

    private static final Pattern LETTERS = Pattern.compile("\\p{L}(?:\\.\\p{L})+"); // U.S, p.m, w.e.f
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\p{L}|[ivxlcdm]+");
    private static final int MAX_CHARS = 8;
    private static final int MAX_ORDINAL_DIGITS = 2;
    private static final int MAX_ITEM_DIGITS = 3;

    private Abbreviations() {}

    private static Set<String> words(String separated) {
        return Set.of(separated.split(" "));
    }

    /**
     * Whether a dot before white space ends no sentence.
     *
     * @param start of the range that is looked at
     * @param next offset of what follows behind the white space; {@code end} where nothing does
     */
    static boolean hasDot(String text, int start, int dot, int next, int end) {
        int from = dot;
        while (from > start && dot - from <= MAX_CHARS && isPart(text.charAt(from - 1))) {
            from--;
        }
        if (from == dot) {
            return isItem(text, start, dot) || isOrdinal(text, start, dot, end);
        }
        String word = text.substring(from, dot);
        if (word.length() == 1 && isInitial(text, start, from, next, end)) {
            return true;
        }
        return isAbbreviation(word.toLowerCase(Locale.ROOT), text, next, end);
    }

    private static boolean isPart(char unit) {
        return Character.isLetter(unit) || unit == '.';
    }

    private static boolean isAbbreviation(String word, String text, int next, int end) {
        if (ALWAYS.contains(word)) {
            return true;
        }
        String following = wordAt(text, next, end);
        if (BEFORE_A_NUMBER.contains(word)) {
            boolean digit = next < end && Character.isDigit(text.charAt(next));
            return digit || SHORT_NUMBER.matcher(following).matches();
        }
        boolean last = OFTEN_LAST.contains(word) || LETTERS.matcher(word).matches();
        return last && !FIRST_WORDS.contains(following);
    }

    /** The B. of a name, and both letters of z. B. */
    private static boolean isInitial(String text, int start, int letter, int next, int end) {
        if (Character.isIdeographic(text.charAt(letter))) {
            return false;
        }
        if (Character.isUpperCase(text.charAt(letter))) {
            return true;
        }
        boolean first = next + 1 < end && Character.isLetter(text.charAt(next)) && text.charAt(next + 1) == '.';
        int before = letter;
        while (before > start && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        boolean second = before - 2 >= start
                && text.charAt(before - 1) == '.'
                && Character.isLetter(text.charAt(before - 2))
                && (before - 3 < start || !Character.isLetter(text.charAt(before - 3)));
        return first || second;
    }

    /** The number of an item, which stands alone at the beginning of its line. */
    private static boolean isItem(String text, int start, int dot) {
        int from = digits(text, start, dot);
        int line = from;
        while (line > start && (text.charAt(line - 1) == ' ' || text.charAt(line - 1) == '\t')) {
            line--;
        }
        return from < dot && dot - from <= MAX_ITEM_DIGITS && (line == start || text.charAt(line - 1) == '\n');
    }

    /**
     * Whether a dot makes an ordinal of the number before it: German writes "am 31. März" and "im 19. Jahrhundert".
     *
     * @param start of the range that is looked at
     */
    static boolean isOrdinal(String text, int start, int dot, int end) {
        int next = dot + 1;
        while (next < end && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        String following = wordAt(text, next, end);
        int from = digits(text, start, dot);
        if (from == dot || dot - from > MAX_ORDINAL_DIGITS || following.isEmpty()) {
            return false;
        }
        int before = from;
        while (before > start && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        int word = before;
        while (word > start && Character.isLetter(text.charAt(word - 1))) {
            word--;
        }
        return MONTHS.contains(following)
                || SHORT_MONTHS.contains(following)
                || COUNTED.contains(following)
                || BEFORE_A_DAY.contains(text.substring(word, before).toLowerCase(Locale.ROOT));
    }

    private static int digits(String text, int start, int dot) {
        int from = dot;
        while (from > start && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private static String wordAt(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }
}
