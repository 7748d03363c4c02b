package dev.corpusmill.tokenize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one string in place of each match of a pattern. */
final class PatternReplacement implements TextNormalizer {
    private final Pattern pattern;
    private final String replacement;

    PatternReplacement(Pattern pattern, String replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        AlignedText result = new AlignedText(text.length(), text.sourceStart());
        int from = 0;
        do {
            result.add(text, from, matcher.start());
            result.add(replacement, matcher.end() == 0 ? text.sourceStart() : text.end(matcher.end() - 1));
            from = matcher.end();
        } while (matcher.find());
        result.add(text, from, text.length());
        return result;
    }
}
