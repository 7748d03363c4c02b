package dev.corpusmill.index.command;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.embed.ProbeTexts;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.command.CrashCell.Place;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.ModelIdentity;
import java.util.List;

/** The test model, with a trap where the splitter asks it for tokens and where it makes vectors of documents. */
final class TrapEmbedder implements Embedder {
    private final Embedder embedder = new TestEmbedder();
    private final Trap trap;

    TrapEmbedder(Trap trap) {
        this.trap = trap;
    }

    @Override
    public ModelIdentity identity() {
        return embedder.identity();
    }

    @Override
    public String engine() {
        return embedder.engine();
    }

    @Override
    public int countTokens(String passage) {
        return embedder.countTokens(passage);
    }

    @Override
    public int[] tokenEnds(String text) {
        trap.pass(Place.SPLIT);
        return embedder.tokenEnds(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        if (!ProbeTexts.ALL.containsAll(passages)) {
            trap.pass(Place.EMBED);
        }
        return embedder.embedPassages(passages, deadline);
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        return embedder.embedQuestion(question, deadline);
    }

    @Override
    public void close() {
        embedder.close();
    }
}
