package dev.corpusmill.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.corpusmill.api.model.broken.ModelThatKnowsTheStore;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.query.llm.Whatever;
import dev.corpusmill.query.prompt.PromptThatGenerates;
import dev.corpusmill.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    @Test
    void common_keeps_to_the_rules() {
        ArchitectureRules.check();
    }

    @Test
    void an_arrow_that_points_back_is_found() {
        assertFound("package api.model knows only api.model", ModelThatKnowsTheStore.class, IndexStore.class);
    }

    @Test
    void a_stage_that_imports_another_is_found() {
        assertFound(
                "(retrieve|prompt|llm|extract|cache|session|limit)..' should not depend on each other",
                PromptThatGenerates.class,
                Whatever.class);
    }

    @Test
    void a_concrete_store_outside_of_the_wiring_is_found() {
        assertFound("only *Main and *Assembly name a concrete store", Whatever.class, MemoryStore.class);
    }

    private static void assertFound(String rule, Class<?>... classes) {
        assertThatThrownBy(() -> ArchitectureRules.check(new ClassFileImporter().importClasses(classes)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule)
                .hasMessageContaining(classes[0].getSimpleName());
    }
}
