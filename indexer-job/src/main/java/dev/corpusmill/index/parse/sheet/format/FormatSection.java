package dev.corpusmill.index.parse.sheet.format;

import dev.corpusmill.index.parse.sheet.format.Token.Kind;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * One of the parts of a format code that semicolons separate.
 *
 * @param condition which values it is for, where the code says so: {@code [<10]}
 * @param negativeOnly whether the condition holds for negative values only, so that no sign is needed
 * @param style language and digits
 */
record FormatSection(
        List<Token> tokens, @Nullable DoublePredicate condition, boolean negativeOnly, SectionStyle style) {
    FormatSection {
        tokens = List.copyOf(tokens);
    }

    boolean has(Kind kind) {
        for (Token token : tokens) {
            if (token.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    boolean isDate() {
        return has(Kind.DATE) || has(Kind.ELAPSED) || has(Kind.HALF_DAY) || style.system() != SectionStyle.System.NONE;
    }

    /** A slash between placeholders, as in {@code # ?/?}. */
    boolean isFraction() {
        return has(Kind.SLASH) && has(Kind.DIGIT) && !isDate();
    }
}
