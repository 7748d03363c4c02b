package dev.corpusmill.index.parse.block;

import java.util.List;

/** A piece of a document that stands by itself. */
public sealed interface Block {
    /**
     * A paragraph, or a heading of a level.
     *
     * @param level from 1; 0 for a paragraph
     */
    record Text(int level, String text) implements Block {}

    /**
     * A table.
     *
     * @param rows in each its cells, in each cell blocks
     * @param headRows how many of the first rows are its head
     */
    record Table(List<List<List<Block>>> rows, int headRows) implements Block {
        public Table {
            rows = List.copyOf(rows);
        }
    }
}
