package dev.corpusmill.index.parse.sheet.format;

import dev.corpusmill.index.parse.sheet.format.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a format code into sections and tokens. Any text is a code: what means nothing stands for itself. */
final class FormatScanner {
    private static final int MAX_CODE_CHARS = 1000; // Excel allows 255
    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?[0-9.]+(?:[Ee][-+]?[0-9]+)?)");
    private static final Pattern EAST_ASIAN = Pattern.compile("(?i)DBNum([123])");
    private static final Pattern ELAPSED = Pattern.compile("(?i)h+|m+|s+");
    private static final List<String> HALF_DAYS = List.of("AM/PM", "A/P", "上午/下午", "午前/午後", "오전/오후");
    private static final List<String> GENERAL = List.of("General", "G/通用格式", "G/標準", "Standard");
    private static final String DATE_LETTERS = "ymdhsegba";

    private final String code;
    private int at;
    private List<Token> tokens = new ArrayList<>();
    private @Nullable DoublePredicate condition;
    private boolean negativeOnly;
    private SectionStyle style = SectionStyle.NONE;
    private final List<FormatSection> sections = new ArrayList<>();

    private FormatScanner(String code) {
        this.code = code.length() <= MAX_CODE_CHARS ? code : code.substring(0, MAX_CODE_CHARS);
    }

    static List<FormatSection> sections(String code) {
        FormatScanner scanner = new FormatScanner(code);
        while (scanner.at < scanner.code.length()) {
            scanner.next();
        }
        scanner.endSection();
        return scanner.sections;
    }

    private void endSection() {
        sections.add(new FormatSection(tokens, condition, negativeOnly, style));
        tokens = new ArrayList<>();
        condition = null;
        negativeOnly = false;
        style = SectionStyle.NONE;
    }

    private void next() {
        char c = code.charAt(at++);
        switch (c) {
            case ';' -> endSection();
            case '"' -> literal(upTo('"'));
            case '\\', '!' -> literal(one());
            case '_' -> literal(one().isEmpty() ? "" : " "); // as wide as that character
            case '*' -> one(); // fills the cell's width with that character
            case '[' -> bracket(upTo(']'));
            case '0', '#', '?' -> add(Kind.DIGIT, c);
            case '.' -> add(Kind.POINT, c);
            case ',' -> add(Kind.COMMA, c);
            case '%' -> add(Kind.PERCENT, c);
            case '/' -> add(Kind.SLASH, c);
            case '@' -> add(Kind.TEXT, c);
            default -> word(c);
        }
    }

    private void word(char c) {
        at--;
        for (String general : GENERAL) {
            if (code.regionMatches(true, at, general, 0, general.length())) {
                at += general.length();
                tokens.add(new Token(Kind.GENERAL, general));
                return;
            }
        }
        for (String halves : HALF_DAYS) {
            if (code.regionMatches(true, at, halves, 0, halves.length())) {
                tokens.add(new Token(Kind.HALF_DAY, code.substring(at, at + halves.length())));
                at += halves.length();
                return;
            }
        }
        letters(c);
    }

    private void letters(char c) {
        char lower = Character.toLowerCase(c);
        if (c == 'E' && at + 1 < code.length() && "+-".indexOf(code.charAt(at + 1)) >= 0) {
            tokens.add(new Token(Kind.EXPONENT, code.substring(at, at + 2)));
            at += 2;
        } else if (DATE_LETTERS.indexOf(lower) >= 0) {
            int start = at;
            while (at < code.length() && Character.toLowerCase(code.charAt(at)) == lower) {
                at++;
            }
            tokens.add(new Token(Kind.DATE, code.substring(start, at).toLowerCase(Locale.ROOT)));
        } else {
            at++;
            literal(String.valueOf(c));
        }
    }

    private void bracket(String content) {
        Matcher compared = CONDITION.matcher(content);
        Matcher digits = EAST_ASIAN.matcher(content);
        if (content.startsWith("$")) {
            int hyphen = content.lastIndexOf("-x-sys") >= 0 ? content.lastIndexOf("-x-sys") : content.indexOf('-');
            literal(content.substring(1, hyphen < 0 ? content.length() : hyphen));
            style = hyphen < 0 ? style : style.withLocale(content.substring(hyphen + 1));
        } else if (ELAPSED.matcher(content).matches()) {
            tokens.add(new Token(Kind.ELAPSED, content.toLowerCase(Locale.ROOT)));
        } else if (digits.matches()) {
            style = style.withEastAsianDigits(Integer.parseInt(digits.group(1)));
        } else if (compared.matches()) {
            compare(compared.group(1), compared.group(2));
        }
    }

    private void compare(String operator, String number) {
        double bound;
        try {
            bound = Double.parseDouble(number);
        } catch (NumberFormatException malformed) {
            return; // "[<1.2.3]" compares with nothing
        }
        negativeOnly = operator.startsWith("<") && !operator.equals("<>") && bound <= 0;
        condition = switch (operator) {
            case "<" -> value -> value < bound;
            case "<=" -> value -> value <= bound;
            case ">" -> value -> value > bound;
            case ">=" -> value -> value >= bound;
            case "<>" -> value -> value != bound;
            default -> value -> value == bound;
        };
    }

    private void add(Kind kind, char c) {
        tokens.add(new Token(kind, String.valueOf(c)));
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            tokens.add(new Token(Kind.LITERAL, text));
        }
    }

    private String one() {
        if (at >= code.length()) {
            return "";
        }
        int start = at;
        at = code.offsetByCodePoints(at, 1);
        return code.substring(start, at);
    }

    private String upTo(char end) {
        int start = at;
        int close = code.indexOf(end, at);
        at = close < 0 ? code.length() : close + 1;
        return code.substring(start, close < 0 ? code.length() : close);
    }
}
