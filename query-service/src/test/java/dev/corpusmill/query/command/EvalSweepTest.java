package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.query.CommandRun;
import dev.corpusmill.query.WrittenIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rooms that only their words tell: the vectors of the test model have no meaning. */
class EvalSweepTest {
    private static final int ROOMS = 40;
    private static final String WITHOUT_WORDS = "search.routes.bm25.weight=0";

    @TempDir
    private Path folder = Path.of(".");

    private String config = "";
    private String questions = "";

    @BeforeEach
    void index() throws IOException {
        config = Files.writeString(
                        folder.resolve("c.yaml"), "embedding: {engine: test}\nstore: {path: '" + folder + "/data'}\n")
                .toString();
        List<String> asked = new ArrayList<>();
        try (WrittenIndex index = new WrittenIndex(Path.of(config))) {
            for (int room = 0; room < ROOMS; room++) {
                String name = Character.toString('a' + room / 26) + Character.toString('a' + room % 26) + "rium";
                index.add("docs:" + name + ".md", "In the " + name + " there are chairs and a table.", "everyone");
                asked.add("{\"qid\":\"" + room + "\",\"question\":\"what stands in " + name + "\",\"documents\":[\""
                        + name + "\"]}");
            }
        }
        questions = Files.write(folder.resolve("q.jsonl"), asked).toString();
    }

    private CommandRun eval(String... more) {
        List<String> arguments = new ArrayList<>(List.of("eval", questions, "--config", config));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void settings_that_are_better_beyond_chance_are_recommended() throws IOException {
        String weights = "search.routes.bm25.weight=0,0.9";
        CommandRun run = eval("--set", WITHOUT_WORDS, "--sweep", weights, "--sweep", "search.k1=0.9,1.2", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode found = new ObjectMapper().readTree(run.out());
        assertThat(found.path("tried")).hasSize(4);
        assertThat(found.path("recommended").path("search.routes.bm25.weight").asText())
                .isEqualTo("0.9");
        assertThat(found.path("tried").get(0).path("low").asDouble()).isPositive();

        assertThat(eval("--set", WITHOUT_WORDS, "--sweep", weights).out())
                .contains("40 judged questions, 2 combinations")
                .contains("recommended: search.routes.bm25.weight=0.9");
    }

    @Test
    void what_changes_nothing_is_not_recommended() {
        assertThat(eval("--sweep", "search.candidates=100,200").out()).contains("recommended: leave it as it is");
    }

    @Test
    void without_a_key_the_usual_settings_are_tried() throws IOException {
        CommandRun run = eval("--sweep", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode tried = new ObjectMapper().readTree(run.out()).path("tried");
        assertThat(tried.size()).isEqualTo(90);
        assertThat(tried.get(0).path("settings").has("search.b")).isTrue();
    }

    @Test
    void settings_that_cannot_be_tried_are_wrong_usage() {
        assertThat(eval("--sweep", "index.name=a,b").err()).contains("a key below search.");
        assertThat(eval("--sweep", "search.k1=1,,2").err()).contains("no empty value");
        assertThat(eval("--sweep", "search.k1=1", "--server", "http://127.0.0.1:1")
                        .exitCode())
                .isEqualTo(2);
        CommandRun unknown = eval("--sweep", "search.k2=1");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("search.k2");
        String many = "search.candidates=" + "1,".repeat(300) + "2";
        assertThat(eval("--sweep", many).err()).contains("300 combinations at most");
    }

    @Test
    void an_earlier_run_shows_which_questions_changed() throws IOException {
        Path run = folder.resolve("run.jsonl");
        assertThat(eval("--set", WITHOUT_WORDS, "--run", run.toString(), "--run-doc", "stem")
                        .exitCode())
                .isZero();
        CommandRun same = eval("--set", WITHOUT_WORDS, "--vs", run.toString());
        assertThat(same.out()).contains("nDCG@10 +0.0000", "which may be chance", "0 questions better, 0 worse, 40");

        CommandRun better = eval("--vs", run.toString());
        assertThat(better.out())
                .containsPattern("[1-9]\\d* questions better, 0 worse")
                .contains("what stands in ");
        JsonNode vs = new ObjectMapper()
                .readTree(eval("--vs", run.toString(), "--json").out())
                .path("vs");
        assertThat(vs.path("shown").asBoolean()).isTrue();
        JsonNode changed = vs.path("changed");
        assertThat(changed.get(changed.size() - 1).path("now").asInt()).isEqualTo(1);
    }

    @Test
    void only_questions_of_both_runs_are_compared() throws IOException {
        Path run = folder.resolve("run.jsonl");
        assertThat(eval("--run", run.toString(), "--run-doc", "stem").exitCode())
                .isZero();
        List<String> lines = Files.readAllLines(run);
        String first = new ObjectMapper().readTree(lines.get(0)).path("qid").asText();
        Files.write(
                run,
                lines.stream()
                        .map(line -> line.replace("\"qid\":\"" + first + "\"", "\"qid\":\"gone\""))
                        .toList());
        CommandRun partly = eval("--vs", run.toString());
        assertThat(partly.exitCode()).isZero();
        assertThat(partly.out())
                .contains("0 questions better, 0 worse, 39 the same")
                .contains("left out: 1 questions that the earlier run has nothing for, 1 that only the earlier run");
        JsonNode vs = new ObjectMapper()
                .readTree(eval("--vs", run.toString(), "--json").out())
                .path("vs");
        assertThat(List.of(
                        vs.path("compared").asInt(),
                        vs.path("onlyNow").asInt(),
                        vs.path("onlyBefore").asInt()))
                .containsExactly(39, 1, 1);

        Files.write(
                run,
                lines.stream()
                        .map(line -> line.replace("\"qid\":\"", "\"qid\":\"other-"))
                        .toList());
        CommandRun none = eval("--vs", run.toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("nothing to compare", "run.jsonl");
        assertThat(none.out()).isEmpty();
    }

    @Test
    void a_run_that_cannot_be_read_is_wrong_usage() throws IOException {
        Path run = Files.writeString(folder.resolve("run.jsonl"), "{\"qid\":\"1\",\"rank\":\"first\"}\n");
        assertThat(eval("--vs", run.toString()).exitCode()).isEqualTo(2);
        assertThat(eval("--vs", run.toString()).err()).contains("run.jsonl line=1");
        assertThat(eval("--vs", folder.resolve("none").toString()).err()).contains("the run cannot be read");
    }
}
