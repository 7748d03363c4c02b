package dev.corpusmill.tokenize;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * BERT's tokeniser in plain Java: the ids are those of the Hugging Face tokeniser for the same {@code tokenizer.json}.
 *
 * <p>In Java because the native one can be loaded by a single class loader of a process only, and because the splitter
 * wants offsets. Immutable; for several threads.
 */
public final class WordPieceTokenizer implements Tokenizer {
    private final Vocabulary vocabulary;
    private final NormalForms forms;
    private final List<Special> specials;
    private final int unknown;
    private final int begin;
    private final int end;
    private final int maxWordPoints;

    /** A piece of text that is one token wherever it stands, like {@code [SEP]}. */
    private record Special(String text, int id) {}

    /** How a tokeniser treats a text before it looks up pieces. */
    public record Settings(boolean stripAccents, boolean lowerCase, List<String> specials, int maxWordPoints) {}

    public WordPieceTokenizer(Map<String, Integer> idsByPiece, Settings settings) {
        vocabulary = new Vocabulary(idsByPiece);
        forms = new NormalForms(settings.stripAccents(), settings.lowerCase());
        specials = settings.specials().stream()
                .map(text -> new Special(text, required(idsByPiece, text)))
                .toList();
        maxWordPoints = settings.maxWordPoints();
        unknown = required(idsByPiece, "[UNK]");
        begin = required(idsByPiece, "[CLS]");
        end = required(idsByPiece, "[SEP]");
    }

    private static int required(Map<String, Integer> idsByPiece, String piece) {
        Integer id = idsByPiece.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("vocabulary has no " + piece);
        }
        return id;
    }

    /** The tokens of the text between {@code [CLS]} and {@code [SEP]}. */
    @Override
    public int[] encode(String text, int maxTokens) {
        Tokens tokens = new Tokens(text.length() / 3 + 4);
        tokens.add(begin, 0);
        tokenize(text, tokens);
        tokens.truncate(maxTokens - 1);
        tokens.add(end, text.length());
        return tokens.ids();
    }

    @Override
    public int specialTokens() {
        return 2;
    }

    @Override
    public int countTokens(String text) {
        return tokenized(text).size();
    }

    @Override
    public int[] tokenEnds(String text) {
        return tokenized(text).ends();
    }

    private Tokens tokenized(String text) {
        Tokens tokens = new Tokens(text.length() / 3 + 4);
        tokenize(text, tokens);
        return tokens;
    }

    private void tokenize(String text, Tokens tokens) {
        Word word = new Word(tokens);
        int[] next = new int[specials.size()]; // where each special token stands next
        Arrays.fill(next, -1);
        int from = 0;
        while (from < text.length()) {
            int to = text.length();
            int found = -1;
            for (int i = 0; i < next.length; i++) {
                if (next[i] < from) {
                    int at = text.indexOf(specials.get(i).text(), from);
                    next[i] = at < 0 ? Integer.MAX_VALUE : at;
                }
                if (next[i] < to) {
                    to = next[i];
                    found = i;
                }
            }
            word.read(text, from, to);
            from = to;
            if (found >= 0) {
                from += specials.get(found).text().length();
                tokens.add(specials.get(found).id(), from);
            }
        }
    }

    /** The word that is being read, in its normal form, with the offset behind each unit in the source. */
    private final class Word {
        private final Tokens tokens;
        private char[] units = new char[64];
        private int[] ends = new int[64];
        private int length;
        private int points;

        Word(Tokens tokens) {
            this.tokens = tokens;
        }

        void read(String text, int from, int to) {
            int at = from;
            while (at < to) {
                int codePoint = text.codePointAt(at);
                at += Character.charCount(codePoint);
                int form = forms.of(codePoint);
                if (NormalForms.kind(form) == NormalForms.MANY) {
                    for (int part : forms.expand(codePoint)) {
                        take(part, at);
                    }
                } else {
                    take(form, at);
                }
            }
            finish();
        }

        private void take(int form, int end) {
            switch (NormalForms.kind(form)) {
                case NormalForms.DROP -> {
                    if (length > 0) {
                        ends[length - 1] = end; // an accent belongs to its letter
                    }
                }
                case NormalForms.SPACE -> finish();
                case NormalForms.ALONE -> {
                    finish();
                    append(NormalForms.point(form), end);
                    finish();
                }
                default -> append(NormalForms.point(form), end);
            }
        }

        private void append(int codePoint, int end) {
            if (length + 2 > units.length) {
                units = Arrays.copyOf(units, units.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            points++;
            if (points > maxWordPoints) {
                ends[length - 1] = end; // too long to be known: only its end counts
                return;
            }
            int added = Character.toChars(codePoint, units, length);
            Arrays.fill(ends, length, length + added, end);
            length += added;
        }

        private void finish() {
            if (length > 0) {
                if (points > maxWordPoints || !pieces()) {
                    tokens.add(unknown, ends[length - 1]);
                }
                length = 0;
                points = 0;
            }
        }

        /** Adds the longest pieces from left to right; adds none and says no where some rest is in no piece. */
        private boolean pieces() {
            int before = tokens.size();
            int from = 0;
            while (from < length) {
                int node = from == 0 ? Vocabulary.WORD_START : Vocabulary.WORD_CONTINUED;
                int id = Vocabulary.NONE;
                int to = from;
                for (int at = from; at < length; at++) {
                    node = vocabulary.child(node, units[at]);
                    if (node == Vocabulary.NONE) {
                        break;
                    }
                    if (vocabulary.id(node) != Vocabulary.NONE) {
                        id = vocabulary.id(node);
                        to = at + 1;
                    }
                }
                if (id == Vocabulary.NONE) {
                    tokens.truncate(before);
                    return false;
                }
                tokens.add(id, ends[to - 1]);
                from = to;
            }
            return true;
        }
    }
}
