package dev.corpusmill.index.flow;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.filter.DocumentFilter;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.files.FileTree;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/** How operators open what cannot be serialized with the job graph. */
public final class Openers {
    private Openers() {}

    /** Opens the store where an operator runs. */
    @FunctionalInterface
    public interface StoreOpener extends Serializable {
        IndexStore open();

        /** The same, for what a run writes under its lease. */
        default StoreOpener under(Role role, Lease lease) {
            StoreOpener opener = this;
            Claim claim = new Claim(role, lease.runToken());
            return () -> {
                IndexStore store = opener.open();
                store.writeUnder(claim);
                return store;
            };
        }
    }

    /** Opens the tree of files that a URI belongs to, where an operator runs. */
    @FunctionalInterface
    public interface FilesOpener extends Serializable {
        FileTree open(String uri);
    }

    /** Opens the embedder where an operator runs; subtasks of a process may be given the same one. */
    @FunctionalInterface
    public interface EmbedderOpener extends Serializable {
        Embedder open();
    }

    /** Opens the splitter of a node group where an operator runs. */
    @FunctionalInterface
    public interface SplitterOpener extends Serializable {
        /**
         * The splitter.
         *
         * @param tokenEnds the model's tokenizer, see {@link SplitContext}
         */
        Splitter open(Function<String, int[]> tokenEnds);
    }

    /** Opens the document filters, in their order, where an operator runs. */
    @FunctionalInterface
    public interface FiltersOpener extends Serializable {
        List<DocumentFilter> open();
    }
}
