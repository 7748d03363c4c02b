package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.SyncRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A text that the model refuses costs its document, and no other that shares its batch. */
class PoisonedTextTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(1);

    @TempDir
    Path work;

    @Test
    void the_other_documents_of_its_batch_are_indexed() throws IOException {
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        for (int i = 0; i < 20; i++) {
            Files.writeString(corpus.resolve(i + ".txt"), "The lamp number " + i + " is lit at dusk.");
        }
        Files.writeString(corpus.resolve("bad.txt"), "First a harmless paragraph.\n\nThen the poison.");

        RunReport report = sync(corpus);

        assertThat(report.documents().indexed()).isEqualTo(20);
        assertThat(report.failures().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.document()).isEqualTo("s:bad.txt");
            assertThat(failure.stage()).isEqualTo("embed");
            assertThat(failure.sticky()).isTrue();
        });
    }

    private RunReport sync(Path corpus) throws IOException {
        Path file = Files.writeString(work.resolve("corpusmill.yaml"), "sources: [{name: s, uri: '" + corpus + "'}]\n");
        CorpusmillConfig config = ConfigReader.read(
                file,
                List.of(
                        "store.path=" + work.resolve("data"),
                        "embedding.engine=test",
                        "groups.chunk.max-tokens=32",
                        "job.parallelism=1"),
                name -> null);
        try (IndexStore store = StoreAssembly.open(config);
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow();
                PrintStream quiet = new PrintStream(OutputStream.nullOutputStream())) {
            SyncRun.Tools tools =
                    new SyncRun.Tools(config, () -> StoreAssembly.open(config), PoisonedTextTest::fussy, quiet);
            return new SyncRun("sync", tools, PlanOptions.NONE).run(store, lease);
        }
    }

    private static Embedder fussy() {
        TestEmbedder model = new TestEmbedder();
        return (Embedder) Proxy.newProxyInstance(
                Embedder.class.getClassLoader(), new Class<?>[] {Embedder.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("embedPassages")
                            && arguments[0].toString().contains("poison")) {
                        throw new EmbedException(FailureKind.REJECTED, "no vector for it");
                    }
                    try {
                        return method.invoke(model, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
