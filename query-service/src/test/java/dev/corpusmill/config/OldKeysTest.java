package dev.corpusmill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OldKeysTest {
    @Test
    void a_key_of_an_earlier_version_is_refused_with_the_new_one() {
        OldKeys.MOVED.forEach((old, moved) -> assertThatThrownBy(
                        () -> ConfigReader.parse("test", "", List.of(old + "=1"), name -> null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(old)
                .hasMessageContaining(moved));
    }

    @Test
    void the_upgrade_notes_name_every_key_that_moved() throws IOException {
        String notes = Files.readString(Path.of("../docs/upgrade.md"));
        OldKeys.MOVED.keySet().stream()
                .filter(key -> !key.equals("store.analyzer")) // never was one, but is what people will try
                .forEach(key -> assertThat(notes).contains("`" + key));
    }

    @Test
    void a_part_that_nobody_brings_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> ConfigReader.parse("test", "store: {kind: lucine}", List.of(), name -> null))
                .hasMessageContaining("store.kind")
                .hasMessageContaining("lucene or milvus, was 'lucine'");
        assertThatThrownBy(() -> ConfigReader.parse("test", "search: {routes: {words: {}}}", List.of(), name -> null))
                .hasMessageContaining("search.routes.words.kind")
                .hasMessageContaining("bm25 or dense, was 'words'");
    }

    @Test
    void settings_of_a_part_are_bound_strictly() {
        assertThatThrownBy(() ->
                        ConfigReader.parse("test", "store: {milvus: {urii: x, lease: soon}}", List.of(), name -> null))
                .hasMessageContaining("store.milvus.urii: unknown key, did you mean 'uri'?")
                .hasMessageContaining("store.milvus.lease: not a duration");
    }

    @Test
    void a_file_that_names_routes_has_those_and_no_others() {
        CorpusmillConfig config = ConfigReader.parse(
                "test", "search: {routes: {bm25: {}, second: {kind: bm25, weight: 2}}}", List.of(), name -> null);
        assertThat(config.search().routes().keySet()).containsExactly("bm25", "second");
        assertThat(config.search().routes().get("bm25").weight())
                .as("of the shipped route")
                .isEqualTo(0.45);
        assertThat(config.search().routes().get("second").weight()).isEqualTo(2);
    }

    @Test
    void an_override_of_one_weight_keeps_the_other_route() {
        CorpusmillConfig config =
                ConfigReader.parse("test", "", List.of("search.routes.dense.weight=0.3"), name -> null);
        assertThat(config.search().routes().keySet()).containsExactly("dense", "bm25");
        assertThat(config.search().routes().get("dense").weight()).isEqualTo(0.3);
        assertThat(config.search().routes().get("bm25").weight()).isEqualTo(0.45);
    }
}
