package dev.corpusmill.tokenize;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rewrites one character at a time, without a look at its neighbors. */
final class CharacterMap implements TextNormalizer {
    private static final int CAPITAL_I_WITH_DOT = 0x130;

    private final IntFunction<@Nullable String> replacement; // null: the character stays

    private CharacterMap(IntFunction<@Nullable String> replacement) {
        this.replacement = replacement;
    }

    /** Lower-cases; only one character becomes two by it. */
    static CharacterMap lowerCase() {
        return new CharacterMap(point -> {
            if (point == CAPITAL_I_WITH_DOT) {
                return "i\u0307";
            }
            int lower = UCharacter.toLowerCase(point);
            return lower == point ? null : Character.toString(lower);
        });
    }

    /** Drops combining marks, which stand alone after a decomposition. */
    static CharacterMap stripAccents() {
        return new CharacterMap(point -> UCharacter.getType(point) == ECharacterCategory.NON_SPACING_MARK ? "" : null);
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        AlignedText result = null;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePoint(at);
            int next = at + Character.charCount(point);
            String other = replacement.apply(point);
            if (other != null && result == null) {
                result = new AlignedText(text.length() + 16, text.sourceStart());
                result.add(text, 0, at);
            }
            if (result != null) {
                if (other == null) {
                    result.add(text, at, next);
                } else {
                    result.add(other, text.end(next - 1));
                }
            }
            at = next;
        }
        return result == null ? text : result;
    }
}
