package dev.corpusmill.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.ModelIdentity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelGuardTest {
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(1));

    private final Embedder embedder = new TestEmbedder();
    private final List<float[]> probes = embedder.embedPassages(ProbeTexts.ALL, SOON);

    @Test
    void there_are_sixteen_probes_and_none_twice() {
        assertThat(ProbeTexts.ALL).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void the_same_model_and_engine_pass_without_embedding_anything() {
        assertThatCode(() -> ModelGuard.check(
                        embedder.identity(), embedder.engine(), List.of(), embedder, Deadline.after(Duration.ZERO)))
                .doesNotThrowAnyException();
    }

    @Test
    void another_model_is_refused_and_both_are_named() {
        ModelIdentity other = new ModelIdentity("bge-small-en", "w", "t", "cls", true, "", "", 384, 512);
        assertThatThrownBy(() -> ModelGuard.check(other, embedder.engine(), probes, embedder, SOON))
                .isInstanceOfSatisfying(
                        ClassifiedException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.FATAL))
                .hasMessageContainingAll(
                        "index=bge-small-en/384d", "configured=test/64d", "run rebuild, or use another index.name");
    }

    @Test
    void another_engine_passes_where_its_vectors_agree() {
        assertThatCode(() -> ModelGuard.check(embedder.identity(), "test 0.9", probes, embedder, SOON))
                .doesNotThrowAnyException();
    }

    @Test
    void another_engine_is_refused_where_its_vectors_differ_or_the_probes_are_not_there() {
        List<float[]> others = embedder.embedPassages(
                ProbeTexts.ALL.stream().map(text -> text + "!").toList(), SOON);
        for (List<float[]> before : List.of(others, List.<float[]>of(), probes.subList(0, 15))) {
            assertThatThrownBy(() -> ModelGuard.check(embedder.identity(), "test 0.9", before, embedder, SOON))
                    .isInstanceOf(ClassifiedException.class)
                    .hasMessageContaining("mean-cosine=");
        }
    }
}
