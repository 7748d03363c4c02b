package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.query.CommandRun;
import dev.corpusmill.query.WrittenIndex;
import dev.corpusmill.testkit.store.MilvusLite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final List<String> WORDS = List.of("kettle", "lamp", "door", "room", "seven", "wick");

    @TempDir
    private Path folder = Path.of(".");

    private Path questions = Path.of("q.jsonl");

    @BeforeEach
    void ask() throws IOException {
        questions = Files.write(
                folder.resolve("q.jsonl"),
                List.of("{\"qid\":\"a\",\"question\":\"kettle door\"}", "{\"qid\":\"b\",\"question\":\"lamp\"}"));
    }

    private Path config(String name, String store) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), "embedding: {engine: test}\nstore: " + store + "\n");
    }

    private Path lucene(String name) throws IOException {
        return config(name, "{path: '" + folder.resolve(name) + "'}");
    }

    /** Thirty documents of two words each, and one of its own. */
    private static void write(Path config, String last, String principal) {
        try (WrittenIndex index = new WrittenIndex(config)) {
            for (int i = 0; i < 30; i++) {
                index.add("docs:" + i + ".md", WORDS.get(i % 6) + " " + WORDS.get(i / 6) + " " + i, "everyone");
            }
            index.add("docs:last.md", last, principal);
        }
    }

    private CommandRun compare(Path first, Path second, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("compare", "--config", first.toString(), "--config", second.toString(), questions.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void lucene_and_milvus_hold_and_find_the_same() throws IOException {
        try (MilvusLite server = MilvusLite.start()) {
            Path first = lucene("lucene");
            Path second =
                    config("milvus", "{kind: milvus, milvus: {uri: '" + server.uri() + "', index: {type: FLAT}}}");
            write(first, "a lamp", "everyone");
            write(second, "a lamp", "everyone");
            CommandRun run = compare(first, second, "--json");
            assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
            JsonNode report = new ObjectMapper().readTree(run.out());
            assertThat(report.path("rows").findValuesAsText("first")).containsExactly("31", "31");
            assertThat(report.path("filters").asInt()).isGreaterThan(50);
            assertThat(report.path("overlap").path("exact").asDouble()).isEqualTo(1);
            assertThat(report.path("overlap").path("bm25").asDouble()).isGreaterThan(0.8);
        }
    }

    @Test
    void what_differs_is_named() throws IOException {
        Path first = lucene("first");
        Path second = lucene("second");
        Path third = lucene("third");
        write(first, "a lamp", "everyone");
        write(second, "another lamp", "everyone");
        write(third, "a lamp", "keeper");
        CommandRun text = compare(first, second);
        assertThat(text.exitCode()).as(text.err()).isEqualTo(3);
        assertThat(text.out()).contains("NOT the same").containsPattern("chunk [0-9a-f]{32} differs");
        CommandRun access = compare(first, third);
        assertThat(access.exitCode()).isEqualTo(3);
        assertThat(access.out())
                .contains("document docs:last.md differs")
                .containsPattern("filters: \\d+ tried, [1-9]\\d* let other rows pass");
        assertThat(compare(first, first).out())
                .endsWith("the same" + System.lineSeparator())
                .contains("0 let other");
    }

    @Test
    void rows_of_one_side_only_are_counted() throws IOException {
        Path first = lucene("first");
        Path second = lucene("second");
        write(first, "a lamp", "everyone");
        try (WrittenIndex index = new WrittenIndex(second)) {
            index.add("docs:other.md", "an oil lamp", "everyone");
        }
        JsonNode rows = new ObjectMapper()
                .readTree(compare(first, second, "--json").out())
                .path("rows");
        assertThat(rows.findValuesAsText("onlyFirst")).containsExactly("31", "31");
        assertThat(rows.findValuesAsText("onlySecond")).containsExactly("1", "1");
    }

    @Test
    void two_indexes_are_wanted_and_both_must_be_there() throws IOException {
        Path first = lucene("first");
        CommandRun one = CommandRun.of("compare", "--config", first.toString(), questions.toString());
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.err()).contains("--config A --config B");
        write(first, "a lamp", "everyone");
        CommandRun missing = compare(first, lucene("nothing"));
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no index yet: config=", "nothing.yaml");
    }
}
