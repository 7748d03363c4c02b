package dev.corpusmill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigPrinterTest {
    private static CorpusmillConfig read(String yaml) {
        return ConfigReader.parse("test", yaml, List.of(), name -> null);
    }

    @Test
    void what_is_printed_can_be_read_again() {
        CorpusmillConfig config = read("""
                metadata: {zip: keyword}
                sources: [{name: a, uri: 'C:\\docs #1', metadata: {zip: '007'}, exclude: ['*', '!x', 'true', '1e3']}]
                guards: {max-deletes: 7%, max-failed: 0.5%}
                search: {timeout: 1500ms}
                parse: {timeout: 2h, max-text: 1000B}
                """);
        assertThat(read(ConfigPrinter.print(config))).isEqualTo(config);
    }

    @Test
    void secrets_are_masked_and_references_are_shown() {
        String printed =
                ConfigPrinter.print(read("{llm: {api-key: hush}, embedding: {openai: {api-key: '${EMBEDDING_KEY}'}}}"));
        assertThat(printed).doesNotContain("hush").contains("***", "${EMBEDDING_KEY}");
        assertThat(ConfigPrinter.print(read("llm: {api-key: '${KEY:hush}'}"))).doesNotContain("hush");
    }

    @Test
    void credentials_within_urls_are_masked() {
        String printed = ConfigPrinter.print(
                read(
                        "{llm: {servers: ['https://me:hu@sh@host/v1?x=1&api_key=hush&y=2']}, embedding: {openai: {url: 'http://hush@h/'}}}"));
        assertThat(printed)
                .doesNotContain("hu@sh", "hush")
                .contains("https://***@host/v1?x=1&api_key=***&y=2", "http://***@h/");
    }

    @Test
    void durations_sizes_and_shares_look_like_in_the_file() {
        assertThat(ConfigPrinter.print(read("")))
                .contains("timeout: 60s", "max-file-size: 256MB", "max-deletes: 20%", "candidates: 100", "b: 0.75")
                .startsWith("index:\n  name: docs\n  language: auto\nsources:\n");
    }
}
