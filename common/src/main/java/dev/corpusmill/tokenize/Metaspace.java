package dev.corpusmill.tokenize;

import java.util.function.Consumer;

/** SentencePiece's way with spaces: each becomes a visible mark, with which the next word begins. */
final class Metaspace implements PreTokenizer {
    private final char mark;
    private final Prepend prepend;
    private final boolean split;

    /** Where a mark is put in front that is not there: of each part, of the beginning of the text, nowhere. */
    enum Prepend {
        ALWAYS,
        FIRST,
        NEVER
    }

    /** @param split cut before each mark */
    Metaspace(char mark, Prepend prepend, boolean split) {
        this.mark = mark;
        this.prepend = prepend;
        this.split = split;
    }

    @Override
    public void split(AlignedText text, Consumer<AlignedText> parts) {
        AlignedText marked = new AlignedText(text.length() + 1, text.sourceStart());
        boolean begins = text.startsWith(' ') || text.startsWith(mark);
        if (!begins && (prepend == Prepend.ALWAYS || (prepend == Prepend.FIRST && text.sourceStart() == 0))) {
            marked.add(mark, text.sourceStart());
        }
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            marked.add(unit == ' ' ? mark : unit, text.end(i));
        }
        if (!split) {
            parts.accept(marked);
            return;
        }
        int from = 0;
        for (int i = 1; i <= marked.length(); i++) {
            if (i == marked.length() || marked.charAt(i) == mark) {
                parts.accept(marked.part(from, i));
                from = i;
            }
        }
    }
}
