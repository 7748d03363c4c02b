package dev.corpusmill.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.eval.SquadSet.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionSetTest {
    private static final String ROOM = "The kettle is in room 7 of the old mill house. ";
    private static final String LAMP = "The lamp that we bought is kept in room 7 by the door.";

    @TempDir
    private Path folder = Path.of(".");

    private List<Question> lines(String... lines) throws IOException {
        return QuestionSet.read(Files.write(folder.resolve("q.jsonl"), List.of(lines)), Unit.PASSAGE);
    }

    private Path squad(String articleId, int answerStart) throws IOException {
        return Files.writeString(folder.resolve("set.json"), """
                {"data": [{%s"title": "t", "paragraphs": [
                  {"context": "A first passage \uD83D\uDE00.", "qas": []},
                  {"context": "%s", "qas": [{"id": "q1", "question": "Where is the lamp?",
                    "answers": [{"text": "room 7", "answer_start": %d}]}]}]}]}
                """.formatted(articleId, ROOM + LAMP, answerStart));
    }

    private static RankedChunk chunk(String document, String text) {
        return new RankedChunk("src:" + document, text);
    }

    @Test
    void a_question_with_documents_and_answers_wants_both() throws IOException {
        Question question = lines("{\"qid\":1,\"question\":\"?\",\"documents\":[\"b.md\"],\"answers\":[\"Room 7\"]}")
                .get(0);
        List<RankedChunk> chunks =
                List.of(chunk("a.md", "in room 7"), chunk("x/b.md", "in room 8"), chunk("x/b.md", "the ROOM: “７”"));
        assertThat(question.firstRelevant(chunks)).isEqualTo(3);
        assertThat(question.id()).isEqualTo("1");
    }

    @Test
    void a_question_with_answers_takes_any_document_and_one_with_documents_any_text() throws IOException {
        List<Question> questions = lines(
                "{\"qid\":\"a\",\"question\":\"?\",\"answers\":[\"nine\",\"seven\"]}",
                "",
                "{\"qid\":\"b\",\"question\":\"?\",\"documents\":[\"b\"]}",
                "{\"qid\":\"c\",\"question\":\"?\"}");
        List<RankedChunk> chunks = List.of(chunk("a.md", "eight"), chunk("b.md", "seven"));
        assertThat(questions).extracting(one -> one.firstRelevant(chunks)).containsExactly(2, 2, 0);
        assertThat(questions).extracting(Question::judged).containsExactly(true, true, false);
    }

    @Test
    void keys_of_other_scorers_are_left_to_them() throws IOException {
        assertThat(lines("{\"qid\":\"a\",\"question\":\"?\",\"gold\":[{\"doc\":\"x\"}],\"figures\":[]}"))
                .containsExactly(new Question("a", "?", List.of()));
    }

    @Test
    void an_empty_question_is_one_that_nothing_answers() throws IOException {
        assertThat(lines("{\"qid\":\"a\",\"question\":\"\"}")).containsExactly(new Question("a", "", List.of()));
    }

    @Test
    void wrong_lines_are_named() {
        assertThatThrownBy(() -> lines("{\"qid\":\"a\",\"question\":\"?\"}", "{\"qid\":\"b\"}"))
                .hasMessageContaining("q.jsonl line=2 reason='question' must be a text");
        assertThatThrownBy(() -> lines("{\"qid\":\"a\",\"question\":\"?\",\"answers\":[\"…\"]}"))
                .hasMessageContaining("letters or digits");
        assertThatThrownBy(() -> lines("{\"qid\":"))
                .hasMessageContaining("not JSON")
                .hasMessageContaining("line=1");
        assertThatThrownBy(() -> lines("{\"qid\":\"a\",\"question\":\"?\"}", "{\"qid\":\"a\",\"question\":\"?\"}"))
                .hasMessageContaining("qid=a");
        assertThatThrownBy(() -> lines("")).hasMessageContaining("no questions");
        assertThatThrownBy(() -> QuestionSet.read(folder.resolve("none.jsonl"), Unit.PASSAGE))
                .hasMessageContaining("none.jsonl");
    }

    @Test
    void an_answer_counts_only_in_its_own_place() throws IOException {
        Path file = squad("", ROOM.length() + LAMP.indexOf("room 7"));
        Question question = QuestionSet.read(file, Unit.PASSAGE).get(0);
        assertThat(question.firstRelevant(List.of(chunk("a00-p01.txt", ROOM)))).isZero();
        assertThat(question.firstRelevant(List.of(chunk("a00-p01.txt", LAMP)))).isEqualTo(1);
        assertThat(question.firstRelevant(List.of(chunk("a00-p00.txt", LAMP)))).isZero();
        assertThat(question.firstRelevant(List.of(chunk("a00-p01.txt", "in room 7"))))
                .as("a chunk that ends before its surroundings differ")
                .isEqualTo(1);
    }

    @Test
    void an_article_is_its_passages_and_is_called_by_its_id() throws IOException {
        Path file = squad("\"id\": \"MILL_1\", ", 0);
        SquadSet set = SquadSet.read(file, Unit.ARTICLE);
        assertThat(set.documents()).containsOnlyKeys("MILL_1");
        assertThat(set.documents().get("MILL_1")).isEqualTo("A first passage \uD83D\uDE00.\n\n" + ROOM + LAMP);
        assertThat(set.questions().get(0).firstRelevant(List.of(chunk("MILL_1.txt", ROOM))))
                .as("where the set points to other words, their first place counts")
                .isEqualTo(1);
    }

    @Test
    void an_id_that_is_no_file_name_is_replaced_by_a_number() throws IOException {
        assertThat(SquadSet.read(squad("\"id\": \"../x\", ", 0), Unit.PASSAGE).documents())
                .containsOnlyKeys("a00-p00", "a00-p01");
    }

    @Test
    void the_documents_of_a_set_are_written_to_be_indexed() throws IOException {
        SquadSet.read(squad("", 0), Unit.PASSAGE).write(folder.resolve("docs"));
        assertThat(folder.resolve("docs/a00-p01.txt")).hasContent(ROOM + LAMP);
    }

    @Test
    void what_is_not_such_a_set_is_named() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"rows\": []}");
        assertThatThrownBy(() -> QuestionSet.read(other, Unit.PASSAGE))
                .isInstanceOf(QuestionSetException.class)
                .hasMessageContaining("other.json");
        Path holes = Files.writeString(folder.resolve("holes.json"), "{\"data\": [{\"paragraphs\": [{\"qas\": []}]}]}");
        assertThatThrownBy(() -> QuestionSet.read(holes, Unit.ARTICLE)).hasMessageContaining("missing=context");
    }
}
