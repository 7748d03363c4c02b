package dev.corpusmill.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.FailureKind;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyOnnxSessionTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final LazyOnnxSession session = new LazyOnnxSession(() -> {
        opened.incrementAndGet();
        throw new EmbedException(FailureKind.FATAL, "no weights here");
    });

    @Test
    void what_nobody_uses_is_never_opened() {
        session.close();
        assertThatThrownBy(session::get).hasMessage("the model is closed");
        assertThat(opened).hasValue(0);
    }

    @Test
    void a_failure_to_open_reaches_each_caller() {
        assertThatThrownBy(session::get).hasMessage("no weights here");
        assertThatThrownBy(session::get).hasMessage("no weights here");
        session.close();
        assertThat(opened).hasValue(2);
    }

    @Test
    void the_version_of_the_build_is_that_of_the_library() {
        assertThat(RuntimeVersion.number())
                .isEqualTo(Engine.getEngine(OnnxSession.ENGINE).getVersion());
    }
}
