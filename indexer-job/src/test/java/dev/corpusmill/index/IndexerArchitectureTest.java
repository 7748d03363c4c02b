package dev.corpusmill.index;

import dev.corpusmill.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class IndexerArchitectureTest {
    @Test
    void packages_know_only_what_they_may() {
        ArchitectureRules.check();
    }
}
