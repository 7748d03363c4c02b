package dev.corpusmill.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramVersionTest {
    @Test
    void the_number_is_that_of_the_build() {
        assertThat(ProgramVersion.number()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(ProgramVersion.line()).isEqualTo("corpusmill " + ProgramVersion.number());
    }
}
