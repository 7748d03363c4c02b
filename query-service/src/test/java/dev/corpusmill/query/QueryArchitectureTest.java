package dev.corpusmill.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.corpusmill.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class QueryArchitectureTest {
    @Test
    void nobody_knows_whom_he_should_not() {
        ArchitectureRules.check();
    }

    @Test
    void only_one_package_leans_on_jetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.corpusmill.query.http.jetty..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.corpusmill.query"));
    }
}
