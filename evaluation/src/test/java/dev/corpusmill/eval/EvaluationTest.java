package dev.corpusmill.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final RankedChunk WRONG = new RankedChunk("s:a.md", "eight");
    private static final RankedChunk RIGHT = new RankedChunk("s:docs/b.md", "seven");

    private final DocumentNames names = new DocumentNames();
    private final Evaluation evaluation = new Evaluation(names::has);

    private static Question question(String id, String document) {
        return new Question(id, "?", List.of(Gold.ofWords(document, "seven")));
    }

    @Test
    void each_route_has_its_own_means_in_the_order_of_the_routes() {
        names.add("s:docs/b.md");
        evaluation.add(question("1", "docs/b.md"), Map.of("dense", List.of(RIGHT)));
        evaluation.add(question("2", "b"), Map.of("dense", List.of(WRONG, RIGHT)));
        assertThat(evaluation.report().scores().get("dense").recall1()).isEqualTo(0.5);
        assertThat(evaluation.report().missing()).isEmpty();
    }

    @Test
    void a_question_whose_document_is_not_indexed_counts_nothing_and_is_named() {
        names.add("s:docs/b.md");
        evaluation.add(question("1", "b.md"), Map.of("dense", List.of(RIGHT)));
        evaluation.add(question("2", "c.md"), Map.of("dense", List.of(RIGHT)));
        assertThat(evaluation.report().missing()).containsExactly("2");
        assertThat(evaluation.report().scores().get("dense").recall10()).isEqualTo(0.5);
    }

    @Test
    void a_question_that_only_asks_is_counted_and_not_judged() {
        evaluation.add(new Question("1", "?", List.of()), Map.of("dense", List.of(RIGHT)));
        assertThat(evaluation.report()).isEqualTo(new Evaluation.Report(1, 0, List.of(), Map.of()));
    }

    @Test
    void text_is_compared_by_letters_and_digits_of_any_width_and_case() {
        assertThat(PlainText.of("Ｆｕｌｌ-width, STRASSE = straße; ΟΔΟΣ ⅷ ①"))
                .isEqualTo("fullwidthstrassestrasseοδοσviii1");
        assertThat(PlainText.of("北京，2024年")).isEqualTo("北京2024年");
    }

    @Test
    void a_stem_is_the_file_name_without_its_last_extension() {
        assertThat(DocumentNames.stem("x/a.b.txt")).isEqualTo("a.b");
        assertThat(DocumentNames.stem(".hidden")).isEqualTo(".hidden");
        assertThat(DocumentNames.stem("plain")).isEqualTo("plain");
    }
}
