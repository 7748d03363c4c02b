package dev.corpusmill.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPieceTokenizerTest {
    private static final String[] ALPHABETS = {
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "0123456789.,;:!?-_()[]{}'\"/\\@#$%^&*+=<>|~`",
        " \t\n\r\u000b\u0085\u00a0\u2003\u2028\u3000",
        "中文字符检索增强生成向量数据库北京",
        "éèüñçÅØßıİǅﬁﬀσςΣ",
        "\u0301\u0308\u0327\u20dd\u0489",
        "かなカナ한국어각힣ᄀ",
        "ไทยไม่มีช่องว่าง",
        "😀👩‍🚀🇨🇳✈️",
        "\u0000\u200b\ufeff\ufffd\ue000\u202e",
        "،؟ܐעבריתกखिक्षि",
        "𠀀𪜀𫝀𫠠丽豈更",
        "　，。！？；：“”‘’（）《》【】…—～％＆Ａｂ９"
    };

    private static HuggingFaceReference reference(String language) throws IOException {
        return new HuggingFaceReference("/bge-small-" + language + "-v1.5-q-tokenizer.json", language.equals("zh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void each_code_point_of_unicode_gives_the_ids_of_the_reference(String language) throws IOException {
        try (HuggingFaceReference reference = reference(language)) {
            StringBuilder block = new StringBuilder();
            for (int point = 0; point < 0xF0000; point++) {
                if (point >= 0xD800 && point < 0xE000) {
                    continue; // no text of the reference holds half a surrogate pair
                }
                if (point == 0x40000) {
                    point = 0xE0000; // between them nothing is assigned
                }
                block.append('a').appendCodePoint(point).append("b ");
                if (block.length() > 1000) {
                    assertThat(reference.ours.encode(block.toString()))
                            .as("up to U+%X", point)
                            .isEqualTo(reference.theirIds(block.toString()));
                    block.setLength(0);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void generated_texts_give_the_ids_of_the_reference(String language) throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (HuggingFaceReference reference = reference(language)) {
            for (int i = 0; i < 3000; i++) {
                String text = generated(random);
                assertThat(reference.ours.encode(text))
                        .as("seed=%d text=%s", seed, text)
                        .isEqualTo(reference.theirIds(text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void text_files_give_the_ids_of_the_reference(String language) throws IOException {
        int files = 0;
        long tokens = 0;
        try (HuggingFaceReference reference = reference(language)) {
            for (Path file : textFiles()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                int[] ids = reference.ours.encode(text);
                assertThat(ids).as(file.toString()).isEqualTo(reference.theirIds(text));
                files++;
                tokens += ids.length;
            }
        }
        System.out.printf("compared with the reference: model=%s files=%d tokens=%d%n", language, files, tokens);
    }

    @Test
    void special_tokens_in_a_text_are_tokens_of_the_english_model() throws IOException {
        try (HuggingFaceReference reference = reference("en")) {
            String text = "a[SEP]b [MASK][MASK] [sep] [PAD";
            assertThat(reference.ours.encode(text))
                    .isEqualTo(reference.theirIds(text))
                    .contains(102, 103);
        }
    }

    @Test
    void a_word_of_more_than_a_hundred_letters_is_one_unknown_token() throws IOException {
        try (HuggingFaceReference reference = reference("en")) {
            for (int letters : new int[] {99, 100, 101, 5000}) {
                String text = "x " + "a".repeat(letters) + "\u0301 y";
                assertThat(reference.ours.encode(text)).isEqualTo(reference.theirIds(text));
                int[] ends = reference.ours.tokenEnds(text);
                assertThat(ends[ends.length - 2]).isEqualTo(2 + letters + 1);
            }
        }
    }

    @Test
    void token_ends_cut_a_text_where_its_words_end() throws IOException {
        try (HuggingFaceReference reference = reference("en")) {
            String text = "Café, naïve embeddings 北京!";
            assertThat(reference.ours.tokenEnds(text)).containsExactly(4, 5, 11, 14, 17, 21, 22, 24, 25, 26);
        }
    }

    @Test
    void the_parts_of_a_text_cut_between_words_have_as_many_tokens_as_the_whole() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (HuggingFaceReference reference = reference("zh")) {
            for (int i = 0; i < 500; i++) {
                String first = generated(random);
                String second = generated(random);
                assertThat(reference.ours.countTokens(first + " " + second))
                        .as("seed=%d", seed)
                        .isEqualTo(reference.ours.countTokens(first) + reference.ours.countTokens(second));
            }
        }
    }

    @Test
    void a_long_text_is_cut_behind_the_wanted_number_of_tokens() throws IOException {
        try (HuggingFaceReference reference = reference("en")) {
            int[] ids = reference.ours.encode("one two three four five", 4);
            assertThat(ids).hasSize(4).startsWith(101).endsWith(102);
        }
    }

    private static String generated(Random random) {
        StringBuilder text = new StringBuilder();
        int runs = random.nextInt(12);
        for (int run = 0; run < runs; run++) {
            int[] alphabet =
                    ALPHABETS[random.nextInt(ALPHABETS.length)].codePoints().toArray();
            int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 120 : 8);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
        }
        return text.toString();
    }

    /** The samples of the repository, and the readable text files below {@code -Dcorpusmill.data}. */
    private static List<Path> textFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : List.of(Path.of("../samples"), Path.of(System.getProperty("corpusmill.data", "../samples")))) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(WordPieceTokenizerTest::isText).forEach(found::add);
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private static boolean isText(Path file) {
        if (!Files.isRegularFile(file) || !file.toString().matches(".*\\.(txt|md|json|jsonl|csv|html|xml)")) {
            return false;
        }
        try {
            Files.readString(file, StandardCharsets.UTF_8);
            return true;
        } catch (IOException notUtf8) {
            return false; // a file of another encoding is not a text for this comparison
        }
    }
}
