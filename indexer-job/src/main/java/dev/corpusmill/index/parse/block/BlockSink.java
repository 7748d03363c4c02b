package dev.corpusmill.index.parse.block;

import java.io.IOException;
import java.util.List;

/** Takes the blocks of a document in their order. */
public interface BlockSink {
    /** Takes a paragraph (level 0) or a heading; blank text is nothing. */
    void text(int level, String text) throws IOException;

    void startTable() throws IOException;

    /** Takes a row of the table that was started: its cells, in each its blocks. The first rows may be its head. */
    void row(List<List<Block>> cells, boolean head) throws IOException;

    void endTable() throws IOException;

    /** Takes blocks that were collected before. */
    default void all(List<Block> blocks) throws IOException {
        for (Block block : blocks) {
            if (block instanceof Block.Text text) {
                text(text.level(), text.text());
            } else if (block instanceof Block.Table table) {
                int head = table.headRows();
                startTable();
                for (List<List<Block>> row : table.rows()) {
                    row(row, head-- > 0);
                }
                endTable();
            }
        }
    }
}
