package dev.corpusmill.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;

/**
 * Who may know whom, as the architecture says it. Each module checks all rules on its own classes; a rule that names no
 * class of a module holds there.
 */
public final class ArchitectureRules {
    private static final String ROOT = "dev.corpusmill";
    private static final DescribedPredicate<JavaClass> ADAPTERS = resideInAnyPackage(
            ROOT + ".store.memory..",
            ROOT + ".store.lucene..",
            ROOT + ".store.milvus..",
            ROOT + ".embed.onnx..",
            ROOT + ".embed.openai..");
    private static final DescribedPredicate<JavaClass> WIRING =
            simpleNameEndingWith("Main").or(simpleNameEndingWith("Assembly"));

    /** All rules. */
    public static final List<ArchRule> ALL = List.of(
            knowsOnly("api", "api"),
            knowsOnly("api.model", "api.model"),
            knowsOnly("api.config", "api.config"),
            knowsOnly("plugin", "plugin", "api"),
            knowsOnly("config", "config", "plugin", "api"),
            knowsOnly("managed", "managed", "config", "api"),
            knowsOnly("call", "call", "api"),
            knowsOnly("text", "text", "api"),
            knowsOnly("split", "split", "text", "api"),
            knowsOnly("tokenize", "tokenize", "api"),
            knowsOnly("embed", "embed", "tokenize", "call", "text", "rerank", "api"),
            knowsOnly("store", "store", "text", "api"),
            knowsOnly("search", "search", "text", "api"),
            knowsOnly("rerank", "rerank", "call", "api"),
            knowsOnly("eval", "eval", "search", "store", "text", "api"),
            knowsOnly("assembly", "assembly", "config", "plugin", "embed", "search", "api"),
            onlyIn("org.apache.flink..", ROOT + ".index.."),
            onlyIn("io.javalin..", ROOT + ".query.http.."),
            onlyIn("org.eclipse.jetty..", ROOT + ".query.http.jetty.."),
            onlyIn("io.milvus..", ROOT + ".store.milvus.."),
            onlyIn("ai.onnxruntime..", ROOT + ".embed.onnx.."),
            onlyIn("ai.djl..", ROOT + ".embed.onnx.."),
            onlyIn("org.apache.lucene..", ROOT + ".store.lucene..", ROOT + ".text.."),
            apiNeedsNoLibrary(),
            adaptersStayApart(),
            onlyWiringNamesAdapters(),
            programsDoNotMeet("index", "query"),
            programsDoNotMeet("query", "index"),
            childKnowsNoFlink(),
            commonOwnsNoLogger(),
            stagesDoNotMeet("index", "source|parse|chunk|embed|sink"),
            stagesDoNotMeet("query", "retrieve|prompt|llm|extract|cache|session|limit"),
            packagesHaveNoCycles("index"),
            packagesHaveNoCycles("query"));

    private ArchitectureRules() {}

    /** Checks all rules on the classes below {@code dev.corpusmill} on the class path, without tests and testkit. */
    public static void check() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("dev/corpusmill/testkit"))
                .importPackages(ROOT);
        check(classes);
    }

    /** Checks all rules on these classes and reports everything that breaks one. */
    public static void check(JavaClasses classes) {
        StringBuilder broken = new StringBuilder();
        for (ArchRule rule : ALL) {
            EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
            if (result.hasViolation()) {
                broken.append(result.getFailureReport()).append('\n');
            }
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(broken);
        }
    }

    /** Arrows of the map: a package may use those that it is given, and nothing points back. */
    private static ArchRule knowsOnly(String name, String... others) {
        String[] known = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            known[i] = ROOT + "." + others[i] + "..";
        }
        return noClasses()
                .that(resideInAPackage(ROOT + "." + name + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(known))))
                .as("package " + name + " knows only " + String.join(", ", others));
    }

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(packages)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .as(library + " is known only in " + String.join(", ", packages));
    }

    /** A plug-in's class loader gives it the JDK and this API. */
    private static ArchRule apiNeedsNoLibrary() {
        return noClasses()
                .that(resideInAPackage(ROOT + ".api.."))
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        ROOT + ".api..",
                        "java..",
                        "org.jspecify.annotations..",
                        "com.google.errorprone.annotations..")))
                .as("the API for plug-ins needs no library");
    }

    private static ArchRule adaptersStayApart() {
        return slices().matching(ROOT + ".(store|embed).(*)..").should().notDependOnEachOther();
    }

    private static ArchRule onlyWiringNamesAdapters() {
        return noClasses()
                .that(DescribedPredicate.not(ADAPTERS).and(DescribedPredicate.not(WIRING)))
                .should()
                .dependOnClassesThat(ADAPTERS)
                .as("only *Main and *Assembly name a concrete store or embedder");
    }

    private static ArchRule programsDoNotMeet(String one, String other) {
        return noClasses()
                .that(resideInAPackage(ROOT + "." + one + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "." + other + ".."));
    }

    private static ArchRule childKnowsNoFlink() {
        return noClasses()
                .that(resideInAPackage(ROOT + "..parse.child.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.flink.."));
    }

    private static ArchRule commonOwnsNoLogger() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(ROOT + ".index..", ROOT + ".query..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.apache.logging..", "java.util.logging.."))
                .as("common owns no logger");
    }

    private static ArchRule stagesDoNotMeet(String program, String stages) {
        return slices().matching(ROOT + "." + program + ".(" + stages + ")..")
                .should()
                .notDependOnEachOther();
    }

    private static ArchRule packagesHaveNoCycles(String program) {
        return slices().matching(ROOT + "." + program + ".(*)..").should().beFreeOfCycles();
    }
}
