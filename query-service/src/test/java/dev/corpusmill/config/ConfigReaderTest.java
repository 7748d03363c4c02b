package dev.corpusmill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.corpusmill.api.config.Percent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    private static CorpusmillConfig read(String yaml, String... overrides) {
        return ConfigReader.parse("my.yaml", yaml, List.of(overrides), Map.of("HOME_OF_DOCS", "/mnt/docs")::get);
    }

    private static List<String> problems(String yaml, String... overrides) {
        return catchThrowableOfType(ConfigException.class, () -> read(yaml, overrides))
                .problems();
    }

    @Test
    void five_mistakes_are_reported_at_once_with_their_paths() {
        List<String> problems = problems("""
            index: {name: Docs}
            guards:
              max-deletes: 20 of 100
              max-failed: 200%
            parse: {timeouts: 3s}
            search:
              candidates: many
            """);
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "index.name: must match [a-z0-9-]+, was 'Docs' (line 1)",
                        "guards.max-deletes: not a share like 20%, a count like 500, or both like '20%, 500':"
                                + " '20 of 100' (line 3)",
                        "guards.max-failed: must be at most 100%, was 200% (line 4)",
                        "parse.timeouts: unknown key, did you mean 'timeout'? (line 5)",
                        "search.candidates: not a whole number: 'many' (line 7)");
    }

    @Test
    void globs_that_are_none_are_named() {
        assertThat(problems("sources: [{name: a, uri: x, include: ['[x']}, {name: b, uri: y, include: []}]"))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("sources[0].include: must hold globs, was '[x'"))
                .anyMatch(problem -> problem.startsWith("sources[1].include: must name at least one glob"));
    }

    @Test
    void the_message_names_the_file_and_has_a_line_for_each_problem() {
        assertThatThrownBy(() -> read("job: {restarts: -1, parallelism: -2}"))
                .hasMessage("configuration has 2 problems: my.yaml\n"
                        + "  job.parallelism: must not be negative, was -2 (line 1)\n"
                        + "  job.restarts: must not be negative, was -1 (line 1)");
    }

    @Test
    void problems_between_parts_are_reported_with_the_problems_within_them() {
        List<String> problems = problems("""
            metadata: {year: long, team: word}
            sources:
              - {name: a, uri: x, metadata: {year: soon, owner: me}}
              - {name: a, uri: y, principals: []}
            groups:
              document: {max-tokens: 600}
            """);
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "metadata.team: must be keyword, long or double, was 'word' (line 1)",
                        "sources[0].metadata.year: must be a long, was 'soon' (line 3)",
                        "sources[0].metadata.owner: is not declared: metadata must say {owner: keyword}, or long, or"
                                + " double (line 3)",
                        "sources[1].name: must be unique, 'a' is the name of sources[0], too (line 4)",
                        "sources[1].principals: must name at least one, or nobody sees the documents (line 4)",
                        "groups: the group 'chunk' is needed (line 5)",
                        "groups.document: a name must match [a-z0-9-]+ and not be 'document' (line 6)",
                        "groups.document.max-tokens: must be at most 510 for the embedding model, which takes 512 with"
                                + " its special tokens; was 600 (line 6)");
    }

    @Test
    void groups_and_routes_must_fit_each_other() {
        assertThat(problems("""
            metadata: {team: keyword}
            groups:
              chunk: {parent: page}
              fine: {split: sentence, parent: chunk}
              page: {parent: chunk}
              row: {split: row, parent: cell}
            search:
              routes:
                dense: {group: fine, lift: page}
                bm25: {lift: fine}
                more: {kind: bm25, group: cell, filter: {owner: me}}
            """))
                .containsExactlyInAnyOrder(
                        "groups.chunk.parent: must be a coarser group, but 'chunk' is above 'page' itself (line 3)",
                        "groups.page.parent: must be a coarser group, but 'page' is above 'chunk' itself (line 5)",
                        "groups.row.parent: must be another group, was 'cell', which is not configured (line 6)",
                        "search.routes.bm25.lift: must be above the group 'chunk': groups.chunk.parent is 'page', was"
                                + " 'fine' (line 10)",
                        "search.routes.more.group: must be a configured group, was 'cell' (line 11)",
                        "search.routes.more.filter.owner: is not declared: metadata must say {owner: keyword}, or long,"
                                + " or double (line 11)");
        assertThat(problems("{search: {routes: {bm25: {optional: true}}}}"))
                .containsExactly("search.routes: must name one that is not optional (line 1)");
    }

    @Test
    void settings_of_splitters_are_checked_where_they_stand() {
        assertThat(problems("{groups: {chunk: {split: recursive, recursive: {max-characters: 5}}}}"))
                .containsExactly("groups.chunk.recursive.max-characters: must be 0, or at least 16, was 5 (line 1)");
        CorpusmillConfig config =
                read("{sources: [{name: a, uri: docs}], groups: {chunk: {}, fine: {split: sentence, parent: chunk}}}");
        assertThat(config.groups().get("fine").settings().json("sentence")).isEqualTo("{\"min-tokens\":8}");
    }

    @Test
    void an_unknown_key_far_from_all_others_lists_what_is_known() {
        assertThat(problems("guards: {quorum: 3}"))
                .containsExactly("guards.quorum: unknown key, known are max-deletes, delete-after, max-failed,"
                        + " max-empty, tolerated (line 1)");
        assertThat(problems("gaurds: {}")).containsExactly("gaurds: unknown key, did you mean 'guards'? (line 1)");
    }

    @Test
    void values_of_the_wrong_shape_are_told_what_they_should_be() {
        assertThat(problems("{index: docs, sources: {name: a}, parse: {timeout: [1s]}, llm: {servers: [~]}}"))
                .containsExactlyInAnyOrder(
                        "index: must hold keys and values (line 1)",
                        "sources: must be a list, like [a, b] (line 1)",
                        "parse.timeout: must be a single value (line 1)",
                        "llm.servers[0]: is missing (line 1)");
        assertThat(problems("{parse: {timeout: 60, max-text: 1XB}, search: {k1: .nan, timeout: 999999999d}}"))
                .containsExactlyInAnyOrder(
                        "parse.timeout: not a duration like 500ms, 60s, 2m or 1h: '60' (line 1)",
                        "parse.max-text: not a size like 64KB, 16MB or 2GB: '1XB' (line 1)",
                        "search.k1: not a number: '.nan' (line 1)",
                        "search.timeout: longer than a year: '999999999d' (line 1)");
        assertThat(problems("{job: {restarts: 99999999999}, parse: {max-text: 99999999999999GB}}"))
                .containsExactlyInAnyOrder(
                        "job.restarts: is too large: '99999999999' (line 1)",
                        "parse.max-text: is too large: '99999999999999GB' (line 1)");
    }

    @Test
    void a_key_that_is_given_twice_an_alias_and_a_second_document_are_refused() {
        assertThat(problems("index: {name: a}\njob: &j {restarts: 1}\nguards: *j\nindex: {name: b}\n---\nmore: 1"))
                .containsExactly(
                        "guards: aliases are not supported: *j (line 3)",
                        "index: the key is given twice (line 4)",
                        "there is a second YAML document behind '---' (line 6)");
    }

    @Test
    void what_is_not_yaml_is_said_with_its_line_and_without_its_text() {
        assertThatThrownBy(() -> read("index:\n  name: docs\n secret: @hush\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("my.yaml")
                .hasMessageContaining("not YAML")
                .hasMessageContaining("line 3")
                .hasMessageNotContaining("hush");
        assertThat(problems("- a")).containsExactly("the file must hold keys and values");
    }

    @Test
    void a_missing_an_unreadable_and_a_binary_file_are_named(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("no.yaml");
        assertThatThrownBy(() -> ConfigReader.read(missing, List.of(), name -> null))
                .hasMessageContaining(missing + "\n  there is no such file");
        assertThatThrownBy(() -> ConfigReader.read(folder, List.of(), name -> null))
                .hasMessageContaining(folder + "\n  this is a folder, not a file");
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> ConfigReader.read(binary, List.of(), name -> null))
                .hasMessageContaining(binary + "\n  the file is not UTF-8 text");
    }

    @Test
    void every_key_is_optional_and_an_empty_file_has_the_defaults() {
        CorpusmillConfig config = read("");
        assertThat(config).isEqualTo(read("# nothing\n")).isEqualTo(read("\uFEFFindex:\nllm: {model: }"));
        assertThat(config.sources()).extracting(SourceConfig::uri).containsExactly("samples");
        assertThat(config.groups().get("chunk"))
                .extracting(GroupConfig::split, GroupConfig::maxTokens, GroupConfig::overlap)
                .containsExactly("paragraph", 510, Percent.parse("10%"));
    }

    @Test
    void a_source_and_a_group_may_leave_out_what_has_a_default() {
        CorpusmillConfig config =
                read("{sources: [{name: a, uri: docs}], groups: {chunk: {overlap: 0%}, fine: {max-tokens: 64}}}");
        assertThat(config.sources())
                .containsExactly(new SourceConfig(
                        "a", "docs", List.of("**/*"), List.of(), "public", List.of("everyone"), Map.of(), false));
        assertThat(config.groups().keySet()).containsExactly("chunk", "fine");
        assertThat(config.groups().values())
                .extracting(GroupConfig::split, GroupConfig::maxTokens, GroupConfig::overlap)
                .containsExactly(
                        tuple("paragraph", 510, Percent.parse("0%")), tuple("paragraph", 64, Percent.parse("10%")));
    }

    @Test
    void an_override_adds_a_source_which_is_managed_only_in_a_folder_of_this_machine() {
        CorpusmillConfig config =
                read("{sources: [{name: a, uri: docs}]}", "sources[+]={name: uploads, uri: 'my docs', managed: true}");
        assertThat(config.sources()).extracting(SourceConfig::name).containsExactly("a", "uploads");
        assertThat(config.sources()).extracting(SourceConfig::managed).containsExactly(false, true);

        assertThat(read("", "sources[+]={name: more, uri: x}").sources()).hasSize(2); // beside those of the defaults
        assertThat(problems("sources: [{name: a, uri: 's3://bucket/docs', managed: true}]"))
                .singleElement()
                .asString()
                .contains("sources[0].uri: must be a folder of this machine where the source is managed");
    }

    @Test
    void a_source_needs_a_name_and_a_folder_and_a_configuration_a_source() {
        assertThat(problems("sources:\n  - tenant: t"))
                .containsExactly("sources[0].name: is missing (line 2)", "sources[0].uri: is missing (line 2)");
        assertThat(problems("sources: []")).containsExactly("sources: at least one is needed (line 1)");
    }

    @Test
    void references_come_from_the_environment_or_have_a_default() {
        CorpusmillConfig config = read("{sources: [{name: a, uri: '${HOME_OF_DOCS}/x'}], store: {path: '${DATA:d}'}}");
        assertThat(config.sources().get(0).uri()).isEqualTo("/mnt/docs/x");
        assertThat(config.store().path()).isEqualTo("d");
        assertThat(problems("{store: {path: '${NO_SUCH}'}, index: {name: '${a-b}'}}"))
                .containsExactlyInAnyOrder(
                        "store.path: environment variable NO_SUCH is not set (line 1)",
                        "index.name: not a reference like ${NAME} or ${NAME:default} (line 1)");
    }

    @Test
    void a_secret_stays_a_reference_of_which_only_the_form_is_checked() {
        assertThat(read("llm: {api-key: '${NO_SUCH}'}").llm().apiKey().reference())
                .isEqualTo("${NO_SUCH}");
        assertThat(problems("llm: {api-key: 'hush${'}"))
                .containsExactly("llm.api-key: not a reference like ${NAME} or ${NAME:default} (line 1)");
    }

    @Test
    void credentials_in_a_url_do_not_get_into_a_message() {
        assertThat(problems("llm: {servers: ['ftp://me:hush@host/v1']}"))
                .containsExactly("llm.servers[0].url: must be an http or https URL, was 'ftp://***@host/v1' (line 1)");
    }

    @Test
    void values_keep_the_form_in_which_they_were_written() {
        CorpusmillConfig config = read("{metadata: {v: keyword, z: keyword, y: keyword},"
                + " sources: [{name: '1', uri: 2, metadata: {v: 1.10, z: 007, y: yes}}]}");
        assertThat(config.sources().get(0).metadata()).isEqualTo(Map.of("v", "1.10", "z", "007", "y", "yes"));
    }

    @Test
    void overrides_win_over_the_file() {
        CorpusmillConfig config = read(
                "{index: {name: a}, sources: [{name: s, uri: u}]}",
                "index.name=b",
                "sources[0].uri=/mnt/a #1: b",
                "sources.1.name=t",
                "sources[1].uri=v",
                "sources[1].include=[\"*.md\", '*.txt']",
                "groups.fine.max-tokens=32",
                "llm.api-key=",
                "search.timeout=250ms");
        assertThat(config.index().name()).isEqualTo("b");
        assertThat(config.sources()).extracting(SourceConfig::uri).containsExactly("/mnt/a #1: b", "v");
        assertThat(config.sources().get(1).include()).containsExactly("*.md", "*.txt");
        assertThat(config.groups().keySet()).containsExactly("chunk", "fine");
        assertThat(config.llm().apiKey().isEmpty()).isTrue();
        assertThat(config.search().timeout()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void an_override_of_the_first_source_changes_the_default_one() {
        SourceConfig source = read("", "sources[0].uri=/mnt/docs").sources().get(0);
        assertThat(source.name()).isEqualTo("samples");
        assertThat(source.uri()).isEqualTo("/mnt/docs");
    }

    @Test
    void wrong_overrides_are_problems_like_all_others() {
        assertThat(problems("index: {nam: a}", "index.lang=en", "nonsense", "sources[7].uri=x", "job.restarts=x"))
                .containsExactlyInAnyOrder(
                        "--set nonsense: expected key=value",
                        "--set sources[7].uri=x: there is no such key: sources[7]",
                        "index.nam: unknown key, did you mean 'name'? (line 1)",
                        "index.lang: unknown key, known are name, language (--set)",
                        "job.restarts: not a whole number: 'x' (--set)");
    }

    @Test
    void a_configuration_travels_with_a_job() throws Exception {
        CorpusmillConfig config = read("llm: {api-key: '${KEY}'}");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(config);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(config);
        }
    }

    @Test
    void a_port_that_does_not_exist_is_refused() {
        assertThat(problems("service: {listen: 'localhost:70000'}"))
                .containsExactly("service.listen: must have a port up to 65535, was 'localhost:70000' (line 1)");
    }
}
