package dev.corpusmill.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.corpusmill.model.broken.ModelThatKnowsTheStore;
import dev.corpusmill.testkit.store.StoreContract;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    @Test
    void common_keeps_to_the_rules() {
        ArchitectureRules.check();
    }

    @Test
    void an_arrow_that_points_back_is_found() {
        var classes = new ClassFileImporter().importClasses(ModelThatKnowsTheStore.class, StoreContract.class);

        assertThatThrownBy(() -> ArchitectureRules.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("package model knows only model")
                .hasMessageContaining("ModelThatKnowsTheStore");
    }
}
