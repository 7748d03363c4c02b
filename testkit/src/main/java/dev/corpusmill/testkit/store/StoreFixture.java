package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The index of one test, and short ways to use it. */
public interface StoreFixture {
    /** The handle that most tests use; open until the test ends. */
    IndexStore store();

    /** Another handle of the same index, as another process would have it; closed after the test. */
    IndexStore anotherHandle();

    /** Whether one process owns the index: views stay on their commit, and a generation has one writer. */
    default boolean embedded() {
        return true;
    }

    /** Longest text of a node that the store takes. */
    default boolean takesLongTexts() {
        return embedded();
    }

    /** Writes to {@code g1}, which is created where it is missing, and commits. */
    default void write(Consumer<GenerationWriter> changes) {
        if (store().generations().isEmpty()) {
            store().create(Rows.manifest("g1"));
        }
        try (GenerationWriter writer = store().openWriter("g1")) {
            changes.accept(writer);
            writer.commit();
        }
    }

    /** Writes chunks to {@code g1} and commits. */
    default void writeChunks(Node... nodes) {
        write(writer -> writer.upsert(CHUNK, List.of(nodes)));
    }

    /** Looks at the last commit of {@code g1}. */
    default <T> T read(Function<GenerationReader, T> question) {
        try (GenerationReader reader = store().openReader("g1")) {
            return question.apply(reader);
        }
    }

    /** Number of chunks in the last commit of {@code g1}. */
    default long chunks() {
        return count(CHUNK, NodeFilter.all());
    }

    default long count(String group, NodeFilter filter) {
        return read(reader -> reader.count(group, filter));
    }

    default List<Node> fetch(String group, List<String> ids) {
        return read(reader -> reader.fetch(group, ids));
    }

    default List<CatalogueRow> fetchCatalogue(List<String> documentIds) {
        return read(reader -> reader.fetchCatalogue(documentIds));
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    /** The same hits with their nodes read: they outlive the reader that found them. */
    static List<ScoredNode> read(List<ScoredNode> hits) {
        return hits.stream().map(hit -> new ScoredNode(hit.node(), hit.score())).toList();
    }

    static List<String> texts(List<ScoredNode> hits) {
        return hits.stream().map(hit -> hit.node().text()).toList();
    }

    static void assertFails(FailureKind kind, String words, ThrowingCallable call) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .withMessageContaining(words)
                .satisfies(failure -> org.assertj.core.api.Assertions.assertThat(failure.kind())
                        .isEqualTo(kind));
    }
}
