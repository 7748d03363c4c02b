package dev.corpusmill.tokenize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tokens that stand for a string wherever it is, before the model cuts what lies between them. */
final class AddedTokens {
    private static final Pattern WORD = Pattern.compile("\\w", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SPACE = Pattern.compile("\\s", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<Character, List<Added>> byFirst = new HashMap<>();

    /**
     * One token.
     *
     * @param singleWord only where no letter or digit is beside it
     * @param takesLeft white space before it belongs to it
     * @param takesRight white space behind it belongs to it
     */
    record Added(String content, int id, boolean singleWord, boolean takesLeft, boolean takesRight) {}

    /** Takes the parts of a text in their order. */
    interface Parts {
        /** Text between two added tokens, not empty. */
        void text(int from, int to);

        /** An added token that ends at {@code to}. */
        void token(int id, int to);
    }

    AddedTokens(List<Added> tokens) {
        for (Added token : tokens) {
            if (!token.content.isEmpty()) {
                byFirst.computeIfAbsent(token.content.charAt(0), first -> new ArrayList<>())
                        .add(token);
            }
        }
        byFirst.values().forEach(list -> list.sort(Comparator.comparingInt((Added token) -> -token.content.length())));
    }

    /** Cuts a text at the leftmost, longest tokens. */
    void split(CharSequence text, Parts parts) {
        int done = 0;
        int at = byFirst.isEmpty() ? text.length() : 0;
        while (at < text.length()) {
            Added found = longest(text, at);
            if (found == null) {
                at++;
                continue;
            }
            int end = at + found.content.length();
            if (!found.singleWord || alone(text, at, end)) {
                int from = found.takesLeft ? Math.max(done, spaceBefore(text, at)) : at;
                int to = found.takesRight ? spaceBehind(text, end) : end;
                if (from > done) {
                    parts.text(done, from);
                }
                parts.token(found.id, to);
                done = to;
                end = Math.max(end, to);
            }
            at = end;
        }
        if (done < text.length()) {
            parts.text(done, text.length());
        }
    }

    private @Nullable Added longest(CharSequence text, int at) {
        List<Added> candidates = byFirst.get(text.charAt(at));
        if (candidates != null) {
            for (Added token : candidates) {
                if (matches(token.content, text, at)) {
                    return token;
                }
            }
        }
        return null;
    }

    private static boolean matches(String content, CharSequence text, int at) {
        if (at + content.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < content.length(); i++) {
            if (text.charAt(at + i) != content.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean alone(CharSequence text, int from, int to) {
        return (from == 0 || !is(WORD, Character.codePointBefore(text, from)))
                && (to == text.length() || !is(WORD, Character.codePointAt(text, to)));
    }

    private static int spaceBefore(CharSequence text, int at) {
        int from = at;
        while (from > 0 && is(SPACE, text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private static int spaceBehind(CharSequence text, int at) {
        int to = at;
        while (to < text.length() && is(SPACE, text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean is(Pattern kind, int point) {
        return kind.matcher(Character.toString(point)).matches();
    }
}
