package dev.corpusmill.eval;

import java.text.Normalizer;
import java.util.Locale;

/** Text as it is compared: NFKC, without case, letters and digits only. */
final class PlainText {
    private PlainText() {}

    static String of(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(upper.length());
        // Lower case one by one: a sigma then does not depend on its neighbours, which a chunk may lack.
        upper.codePoints().filter(PlainText::counts).map(Character::toLowerCase).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean counts(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
