package dev.corpusmill.eval;

import java.util.List;

/**
 * A golden question.
 *
 * @param golds any of them makes a chunk a right one; none, and the question can be asked but not judged
 */
public record Question(String id, String text, List<Gold> golds) {
    public Question {
        golds = List.copyOf(golds);
    }

    /** Whether it is known what a right answer is. */
    public boolean judged() {
        return !golds.isEmpty();
    }

    /** Rank of the first right chunk, from 1; 0 where none is. */
    public int firstRelevant(List<RankedChunk> chunks) {
        int rank = 1;
        for (RankedChunk chunk : chunks) {
            if (relevant(chunk)) {
                return rank;
            }
            rank++;
        }
        return 0;
    }

    private boolean relevant(RankedChunk chunk) {
        List<Gold> ofDocument = golds.stream()
                .filter(gold -> gold.document().isEmpty() || DocumentNames.match(gold.document(), chunk.documentId()))
                .toList();
        if (ofDocument.isEmpty()) {
            return false;
        }
        String plain = PlainText.of(chunk.text());
        return ofDocument.stream().anyMatch(gold -> gold.isIn(plain));
    }
}
