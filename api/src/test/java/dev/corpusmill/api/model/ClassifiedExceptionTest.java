package dev.corpusmill.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ClassifiedExceptionTest {
    @Test
    void a_reason_is_never_a_bare_path() {
        assertThat(ClassifiedException.reasonOf(new NoSuchFileException("/docs")))
                .isEqualTo("no such file or folder: /docs");
        assertThat(ClassifiedException.reasonOf(new AccessDeniedException("/docs")))
                .isEqualTo("access denied: /docs");
        assertThat(ClassifiedException.reasonOf(new FileSystemException("/docs", null, "Is a directory")))
                .isEqualTo("/docs: Is a directory");
    }

    @Test
    void a_reason_is_never_empty() {
        assertThat(ClassifiedException.reasonOf(new IOException())).isEqualTo("IOException");
    }
}
