package dev.corpusmill.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.embed.EmbedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small tokenizers that Hugging Face's {@code tokenizers} 0.23.1 was trained to, with its ids; more in scripts/e2e/test-tokenizers. */
class TokenizerFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static byte[] file(String name) throws IOException {
        try (InputStream in = TokenizerFileTest.class.getResourceAsStream(name + ".json")) {
            return in.readAllBytes();
        }
    }

    private static Tokenizer tokenizer(String name) throws IOException {
        return TokenizerFile.json(file(name), name, false);
    }

    private static int[] ids(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).asInt()).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unigram", "byte-level-bpe", "split-bpe", "character-bpe"})
    void ids_are_those_of_the_reference(String name) throws IOException {
        Tokenizer tokenizer = tokenizer(name);
        for (JsonNode expected : JSON.readTree(file(name + "-ids"))) {
            String text = expected.path("text").asText();

            assertThat(tokenizer.encode(text)).as(text).containsExactly(ids(expected.path("ids")));
            assertThat(tokenizer.countTokens(text))
                    .as(text)
                    .isEqualTo(expected.path("ids").size() - tokenizer.specialTokens());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unigram", "byte-level-bpe", "split-bpe", "character-bpe"})
    void token_ends_ascend_to_the_end_of_the_text_and_split_no_character(String name) throws IOException {
        String text = "Die Mühle 磨坊 👩🚀 e\u0301 \ud83d x";
        int[] ends = tokenizer(name).tokenEnds(text);

        assertThat(ends).isSorted().endsWith(text.length());
        for (int end : ends) {
            assertThat(end == text.length() || !Character.isLowSurrogate(text.charAt(end)))
                    .as("end %s", end)
                    .isTrue();
        }
    }

    @Test
    void a_pair_has_the_special_tokens_of_its_model() throws IOException {
        TokenPair roberta = tokenizer("unigram").encodePair("mill", "grain", 64);

        assertThat(roberta.ids()).startsWith(0).endsWith(2);
        assertThat(IntStream.of(roberta.ids()).filter(id -> id == 2).count()).isEqualTo(3);
        assertThat(roberta.secondFrom()).isEqualTo(roberta.ids().length); // this model has no types
    }

    @Test
    void a_long_text_is_cut_and_keeps_its_special_tokens() throws IOException {
        assertThat(tokenizer("unigram").encode("mill ".repeat(100), 8))
                .hasSize(8)
                .startsWith(0)
                .endsWith(2);
        assertThat(tokenizer("split-bpe").encode("mill ".repeat(100), 8))
                .hasSize(8)
                .endsWith(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":{\"type\":\"WordLevel\"}}",
                "{\"model\":{\"type\":\"Unigram\",\"vocab\":[]}}",
                "{\"model\":{\"type\":\"WordPiece\"},\"normalizer\":{\"type\":\"NFC\"}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{},\"merges\":[]},\"pre_tokenizer\":{\"type\":\"ByteLevel\"}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{},\"merges\":[]},\"normalizer\":{\"type\":\"Nmt\"}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{},\"merges\":[\"a b\"]}}"
            })
    void what_cannot_be_read_is_refused_with_the_reason(String json) {
        assertThatThrownBy(() -> TokenizerFile.json(json.getBytes(StandardCharsets.UTF_8), "x/tokenizer.json", false))
                .isInstanceOf(EmbedException.class)
                .hasMessageContaining("tokenizer not supported: file=x/tokenizer.json reason=");
    }
}
