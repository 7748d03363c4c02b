package dev.corpusmill.query.command;

import dev.corpusmill.eval.RankedChunk;
import java.util.List;
import java.util.Map;

/** What an evaluation asks: the index in this process, or a running service. */
interface EvalSearch extends AutoCloseable {
    /** At most {@code depth} chunks by route, best first; the fused ones are always among them. */
    Map<String, List<RankedChunk>> search(String question, int depth) throws InterruptedException;

    /** Whether there is a document of this name, by id, path, file name or stem; true if that is unknown. */
    boolean indexed(String document);

    @Override
    void close();
}
