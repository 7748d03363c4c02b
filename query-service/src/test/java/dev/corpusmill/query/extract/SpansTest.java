package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.extract.Span.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void abbreviations_and_decimals_end_no_sentence() {
        assertThat(texts("Dr. Smith paid 3.50 dollars in the U.S. Army. He left, e.g. by train. Done"))
                .containsExactly("Dr. Smith paid 3.50 dollars in the U.S. Army.", "He left, e.g. by train.", "Done");
    }

    @Test
    void chinese_sentences_need_no_blanks() {
        assertThat(texts("数据存储在对象存储中。元数据在etcd！真的吗？是的；好的")).containsExactly("数据存储在对象存储中。", "元数据在etcd！", "真的吗？", "是的；好的");
    }

    @Test
    void headings_and_questions_are_told_from_statements() {
        String text =
                "## Storage\n\nWhere does Milvus store data?\n\nIn object storage, wrapped\nover two lines.\n- an item.";
        List<Span> spans = Spans.of(text);
        assertThat(spans)
                .extracting(Span::kind)
                .containsExactly(Kind.HEADING, Kind.QUESTION, Kind.STATEMENT, Kind.STATEMENT);
        assertThat(spans)
                .extracting(span -> span.of(text))
                .containsExactly(
                        "Storage",
                        "Where does Milvus store data?",
                        "In object storage, wrapped\nover two lines.",
                        "an item.");
    }

    @Test
    void spans_never_overlap_and_leave_out_only_marks_and_blanks() {
        String alphabet = "ab A.。?!\n\n -#1.)";
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int end = 0;
            for (Span span : Spans.of(text.toString())) {
                assertThat(span.start()).as("seed=" + seed).isGreaterThanOrEqualTo(end);
                assertThat(span.end()).as("seed=" + seed).isGreaterThan(span.start());
                end = span.end();
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
        }
    }

    private static List<String> texts(String text) {
        return Spans.of(text).stream().map(span -> span.of(text)).toList();
    }
}
