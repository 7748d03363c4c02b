package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.store.ScoredNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotedPhrasesTest {
    private static final Access EVERYONE = new Access("public", List.of("everyone"), Map.of());

    private static RankedList list(String... texts) {
        List<ScoredNode> hits = new ArrayList<>();
        for (String text : texts) {
            Place place = new Place(0, 0, text.length(), "");
            Node node = new Node(text, "s:a", EVERYONE, 0, 1, "", text, "", "", "A Title", "", place, new float[0]);
            hits.add(new ScoredNode(node, texts.length - hits.size()));
        }
        return new RankedList("bm25", hits);
    }

    private static List<String> left(String question, int candidates, String... texts) {
        return QuotedPhrases.of(question).narrow(List.of(list(texts)), route -> candidates).get(0).hits().stream()
                .map(ScoredNode::id)
                .toList();
    }

    @Test
    void only_what_holds_a_quoted_phrase_is_left() {
        assertThat(left("when did \"net income\" fall", 10, "income, net", "Net\n income fell", "the net incomes"))
                .containsExactly("Net\n income fell");
    }

    @Test
    void every_usual_pair_of_quotation_marks_quotes() {
        for (String question : List.of("“cafe noir”", "„cafe noir“", "«cafe noir»", "「cafe noir」", "\"CAFÉ NOIR\"")) {
            assertThat(left(question, 10, "noir cafe", "un Café  noir")).containsExactly("un Café  noir");
        }
        assertThat(left("说「数据存储」的", 10, "存储数据", "所有数据存储在磁盘")).containsExactly("所有数据存储在磁盘");
    }

    @Test
    void titles_count_and_all_phrases_must_be_there() {
        assertThat(left("\"a title\" \"red lamp\"", 10, "red lamp", "lamp red")).containsExactly("red lamp");
        assertThat(left("\"red lamp\" \"low bell\"", 10, "red lamp", "red lamp, low bell"))
                .containsExactly("red lamp, low bell");
    }

    @Test
    void a_phrase_that_stands_nowhere_changes_nothing() {
        assertThat(left("\"green lamp\"", 2, "red lamp", "low bell", "more")).containsExactly("red lamp", "low bell");
    }

    @Test
    void a_question_that_quotes_asks_for_more_and_keeps_as_many_as_before() {
        assertThat(QuotedPhrases.of("a \"b c\"").depth(100)).isEqualTo(500);
        assertThat(QuotedPhrases.of("a \"b c\"").depth(900)).isEqualTo(1000);
        assertThat(QuotedPhrases.of("a b c, 5\" wide").depth(100)).isEqualTo(100);
        assertThat(left("\"red lamp\"", 1, "red lamp", "a red lamp")).hasSize(1);
    }
}
