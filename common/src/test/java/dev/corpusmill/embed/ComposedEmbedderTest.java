package dev.corpusmill.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.ModelIdentity;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposedEmbedderTest {
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(1));
    private static final String COMPOSED = "Prüfbericht über Ångström";
    private static final String DECOMPOSED = Normalizer.normalize(COMPOSED, Normalizer.Form.NFD);

    @Test
    void a_text_and_its_decomposed_twin_have_the_same_vector() {
        Embedder embedder = new ComposedEmbedder(new TestEmbedder());
        List<float[]> vectors = embedder.embedPassages(List.of(COMPOSED, DECOMPOSED), SOON);
        assertThat(vectors.get(0)).isEqualTo(vectors.get(1)).isEqualTo(TestEmbedder.vectorOf(COMPOSED));
        assertThat(embedder.embedQuestion(DECOMPOSED, SOON)).isEqualTo(TestEmbedder.vectorOf(COMPOSED));
    }

    @Test
    void a_vector_made_before_texts_were_composed_is_not_taken_for_a_decomposed_text() {
        assertThat(ModelIdentity.embedHash("m", DECOMPOSED)).isEqualTo(ModelIdentity.embedHash("m", COMPOSED));
    }

    @Test
    void lengths_are_those_of_the_shown_text() {
        Embedder embedder = new ComposedEmbedder(new TestEmbedder());
        assertThat(embedder.tokenEnds(DECOMPOSED)).endsWith(DECOMPOSED.length());
    }
}
