package dev.corpusmill.tokenize;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * Composes or decomposes (NFC, NFD, NFKC, NFKD) as the reference does, whose tables end with an old version of Unicode: later
 * characters stay as they are. What is composed of several characters ends behind the last of them.
 */
final class UnicodeForm implements TextNormalizer {
    private static final UnicodeSet KNOWN = new UnicodeSet("[:age=9.0:]").freeze();

    private final Normalizer2 form;

    UnicodeForm(Normalizer2 form) {
        this.form = new FilteredNormalizer2(form, KNOWN);
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        int done = form.spanQuickCheckYes(text);
        if (done == text.length()) {
            return text;
        }
        AlignedText result = new AlignedText(text.length() + 16, text.sourceStart());
        result.add(text, 0, done);
        int from = done;
        while (from < text.length()) {
            int to = from + Character.charCount(text.codePoint(from));
            while (to < text.length() && !form.hasBoundaryBefore(text.codePoint(to))) {
                to += Character.charCount(text.codePoint(to));
            }
            CharSequence segment = text.subSequence(from, to);
            if (form.isNormalized(segment)) {
                result.add(text, from, to);
            } else {
                result.add(form.normalize(segment), text.end(to - 1));
            }
            from = to;
        }
        return result;
    }
}
