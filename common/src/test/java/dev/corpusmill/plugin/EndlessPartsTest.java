package dev.corpusmill.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.filter.DocumentFilter.Candidate;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndlessPartsTest {
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void a_filter_that_never_ends_costs_its_document_and_no_other() {
        CheckedFilter filter = new CheckedFilter(document -> hangAt(document.text()), LIMIT);

        assertThatThrownBy(() -> filter.reject(document("hang")))
                .isInstanceOfSatisfying(
                        ClassifiedException.class,
                        late -> assertThat(late.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("took longer than parse.timeout: limit=50ms");
        assertThat(filter.reject(document("draft"))).contains("it is a draft");
    }

    @Test
    void when_too_many_calls_hang_at_once_the_run_ends_and_says_what_to_do() {
        CheckedFilter filter = new CheckedFilter(document -> hangAt(document.text()), LIMIT);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> filter.reject(document("hang"))).isInstanceOf(ClassifiedException.class);
        }

        assertThatThrownBy(() -> filter.reject(document("hang")))
                .isInstanceOfSatisfying(
                        ClassifiedException.class,
                        last -> assertThat(last.kind()).isEqualTo(FailureKind.FATAL))
                .hasMessageContaining("calls-that-hang=4 (mend the plug-in, or remove it)");
    }

    @Test
    void a_splitter_that_never_ends_costs_its_document_and_no_other() {
        Splitter splitter = splitter(
                parsed -> {
                    hangAt(parsed.text());
                    return List.of(new Chunk(0, 5, parsed.text(), "", 0, 1));
                },
                LIMIT);

        assertThatThrownBy(() -> splitter.split(ParsedText.plain("hang")))
                .hasMessageContaining("plug-in=words 1.0 group=words took longer than parse.timeout");
        assertThat(splitter.split(ParsedText.plain("short"))).hasSize(1);
    }

    @Test
    void a_list_without_an_end_is_cut_at_a_bound() {
        Splitter splitter = splitter(
                parsed -> new AbstractList<>() {
                    @Override
                    public Chunk get(int index) {
                        return new Chunk(0, 5, "again", "", 0, 1);
                    }

                    @Override
                    public int size() {
                        return Integer.MAX_VALUE;
                    }
                },
                PATIENCE);

        assertThatThrownBy(() -> splitter.split(ParsedText.plain("again")))
                .hasMessageContaining("a splitter gave more than 64 times the text: plug-in=words 1.0");
    }

    private Optional<String> hangAt(String text) {
        boolean waiting = text.equals("hang");
        while (waiting) { // interrupts do not end it
            try {
                released.await();
                waiting = false;
            } catch (InterruptedException ignored) {
                continue;
            }
        }
        return Optional.of("it is a draft");
    }

    private static Candidate document(String text) {
        return new Candidate("s:a.txt", "", text);
    }

    private static Splitter splitter(Splitter delegate, Duration limit) {
        SplitContext context = new SplitContext("words", text -> new int[] {text.length()}, 32, 0);
        return new CheckedSplitter(guarded -> delegate, context, "words 1.0", limit);
    }
}
