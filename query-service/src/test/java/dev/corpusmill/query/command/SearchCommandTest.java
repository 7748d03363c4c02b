package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What a person at a terminal sees of a search, and of why a document is not in it. */
class SearchCommandTest {
    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void index() throws IOException {
        config = Files.writeString(folder.resolve("corpusmill.yaml"), """
            sources: [{name: s, uri: docs}]
            store: {path: %s}
            embedding: {engine: test}
            """.formatted(folder.resolve("data")));
        try (WrittenIndex index = new WrittenIndex(config)) {
            index.add("s:lamp.md", "The lamp of the tower is lit at dusk.", "everyone");
            index.add("s:bell.md", "The bell of the harbor rings in fog.", "everyone");
            index.add("s:boss.md", "The lamp of the boss.", "boss");
        }
    }

    private CommandRun search(String... arguments) {
        List<String> all = new ArrayList<>(List.of("search", "--config", config.toString()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void routes_and_weights_are_chosen_by_options() {
        CommandRun words = search("--route", "bm25", "--weight", "bm25=3", "lamp");
        assertThat(words.exitCode()).isZero();
        assertThat(words.out()).startsWith(" 1. 3.000  s:lamp.md").doesNotContain("bell");

        CommandRun unknown = search("--route", "colbert", "lamp");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("'colbert' is no route").contains("dense, bm25");
    }

    @Test
    void why_names_the_reason_first_and_then_what_would_show_the_document() {
        CommandRun cut = search("-k", "1", "--route", "bm25", "--why", "s:bell.md", "lamp of the tower and its bell");
        assertThat(cut.exitCode()).isZero();
        assertThat(cut.out())
                .startsWith("cut: the fusion puts it at rank 2, and k is 1")
                .contains("to see it: ask for k=2 (then it is hit 2)")
                .contains("route bm25: rank 2 of 100 candidates");

        assertThat(search("--why", "s:boss.md", "lamp").out())
                .startsWith("hidden: ")
                .contains("principals=[boss]");
        assertThat(search("--why", "s:none.md", "lamp").out()).startsWith("unknown: ");
    }
}
