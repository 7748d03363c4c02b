package dev.corpusmill.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/corpusmill} loads: the libraries that the configuration can name, and no others. */
class ClassPathTest {
    private static final String MILVUS = "store-milvus/target/lib";
    private static final String ONNX = "embed-onnx/target/lib";

    @TempDir
    private Path folder = Path.of(".");

    private String missing = "";

    @Test
    void lucene_without_a_model_has_neither_milvus_nor_onnx_runtime() throws Exception {
        assertThat(classPath("store: {kind: lucene}\nembedding: {engine: openai}\n"))
                .doesNotContain(MILVUS, ONNX)
                .contains("query-service/target/lib");
    }

    @Test
    void the_shipped_configuration_has_onnx_runtime_and_not_milvus() throws Exception {
        assertThat(classPath(Files.readString(Path.of("../conf/corpusmill.yaml"))))
                .contains(ONNX)
                .doesNotContain(MILVUS);
    }

    @Test
    void a_store_is_recognized_however_it_is_named() throws Exception {
        assertThat(classPath("store:\n  kind: milvus   # a server\n")).contains(MILVUS);
        assertThat(classPath("store: {\"kind\": \"milvus\"}\n")).contains(MILVUS);
        assertThat(classPath("store: {kind: '${STORE:lucene}'}\n")).contains(MILVUS);
        assertThat(classPath("", "--set", "store.kind=milvus")).contains(MILVUS);
        assertThat(classPath("", "--set=store.kind=milvus")).contains(MILVUS);
        assertThat(classPath("# kind: milvus\n")).doesNotContain(MILVUS);
    }

    @Test
    void a_cross_encoder_brings_onnx_runtime_whatever_embeds() throws Exception {
        assertThat(classPath("embedding: {engine: openai}\nsearch: {post-processors: [{kind: cross-encoder}]}\n"))
                .contains(ONNX);
    }

    @Test
    void everything_is_there_on_demand() throws Exception {
        assertThat(run(List.of("CORPUSMILL_LIBRARIES=all"), "embedding: {engine: test}\n"))
                .contains(MILVUS, ONNX);
    }

    @Test
    void libraries_that_are_missing_are_named_with_what_to_do() throws Exception {
        missing = MILVUS;
        assertThat(classPath("store: {kind: milvus}\n"))
                .contains("not built yet: ", MILVUS, "mvn -B -DskipTests -Dfast package");
        assertThat(classPath("store: {kind: lucene}\n")).doesNotContain("not built yet");
    }

    private String classPath(String config, String... arguments) throws Exception {
        return run(List.of(), config, arguments);
    }

    /** Runs the script with a Java that prints what it is called with. */
    private String run(List<String> environment, String config, String... arguments) throws Exception {
        Path file = Files.writeString(folder.resolve("test.yaml"), config);
        Path script = Files.createDirectories(folder.resolve("scripts")).resolve("corpusmill");
        Files.copy(Path.of("../scripts/corpusmill"), script, StandardCopyOption.REPLACE_EXISTING);
        Path built =
                Files.createDirectories(folder.resolve("query-service/target")).resolve("corpusmill-query.jar");
        Files.write(built, new byte[0]);
        for (String libraries : List.of("query-service/target/lib", MILVUS, ONNX)) {
            if (!libraries.equals(missing)) {
                Files.write(Files.createDirectories(folder.resolve(libraries)).resolve("a.jar"), new byte[0]);
            }
        }
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(
                List.of("JAVA_HOME=" + java(), "bash", script.toString(), "search", "--config", file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private Path java() throws IOException {
        Path home = Files.createDirectories(folder.resolve("java"));
        Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return home;
    }
}
