package dev.corpusmill.index.command;

import dev.corpusmill.api.embed.ForwardingEmbedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.embed.ProbeTexts;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.command.CrashCell.Place;
import java.util.List;

/** The test model, with a trap where the splitter asks it for tokens and where it makes vectors of documents. */
final class TrapEmbedder extends ForwardingEmbedder {
    private final Trap trap;

    TrapEmbedder(Trap trap) {
        super(new TestEmbedder());
        this.trap = trap;
    }

    @Override
    public int[] tokenEnds(String text) {
        trap.pass(Place.SPLIT);
        return super.tokenEnds(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        if (!ProbeTexts.ALL.containsAll(passages)) {
            trap.pass(Place.EMBED);
        }
        return super.embedPassages(passages, deadline);
    }
}
