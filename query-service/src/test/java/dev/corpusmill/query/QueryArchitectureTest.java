package dev.corpusmill.query;

import dev.corpusmill.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class QueryArchitectureTest {
    @Test
    void nobody_knows_whom_he_should_not() {
        ArchitectureRules.check();
    }
}
