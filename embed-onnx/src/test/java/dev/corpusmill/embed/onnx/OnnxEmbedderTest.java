package dev.corpusmill.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbedderTest {
    private static OnnxEmbedder english;
    private static OnnxEmbedder chinese;

    @BeforeAll
    static void open() {
        english = OnnxEmbedder.bundledEnglish(0);
        chinese = OnnxEmbedder.bundledChinese(0);
    }

    @AfterAll
    static void close() {
        english.close();
        english.close();
        chinese.close();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    @Test
    void a_question_is_nearest_to_the_passage_that_answers_it() {
        List<float[]> passages = english.embedPassages(
                List.of(
                        "The warehouse closes at six in the evening.",
                        "Bread is baked from flour, water, salt and yeast.",
                        "A compiler translates source code into machine code."),
                soon());
        float[] question = english.embedQuestion("What do I need to make a loaf?", soon());
        assertThat(nearest(question, passages)).isEqualTo(1);
        assertThat(question).hasSize(384).hasSize(english.identity().dimension());
        assertThat(chinese.embedQuestion("面包", soon()))
                .hasSize(chinese.identity().dimension());
        assertThat(cosine(question, question)).isCloseTo(1, within(1e-5));
    }

    @Test
    void the_pinned_hashes_are_those_of_the_bundled_weights() throws IOException {
        for (ModelFiles files : List.of(ModelFiles.bundledEnglish(), ModelFiles.bundledChinese())) {
            assertThat(OnnxEmbedder.weightsHash(files))
                    .isEqualTo(files.known().orElseThrow().weightsHash());
        }
    }

    @Test
    void closing_waits_for_who_computes_and_refuses_who_comes_later() throws Exception {
        OnnxEmbedder model = OnnxEmbedder.bundledEnglish(0);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(callers.submit(() -> {
                    int done = 0;
                    try {
                        while (true) {
                            model.embedPassages(List.of("Bread is baked from flour and water."), soon());
                            done++;
                        }
                    } catch (EmbedException closed) {
                        assertThat(closed).hasMessage("the model is closed");
                        return done;
                    }
                }));
            }
            model.embedQuestion("is it open?", soon());
            model.close();
            for (Future<Integer> call : calls) {
                assertThat(call.get(1, TimeUnit.MINUTES)).isNotNegative();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_chinese_question_is_nearest_to_the_passage_that_answers_it() {
        List<float[]> passages =
                chinese.embedPassages(List.of("仓库每天晚上六点关门。", "面包是用面粉、水、盐和酵母烤成的。", "编译器把源代码翻译成机器代码。"), soon());
        float[] question = chinese.embedQuestion("做面包需要什么材料?", soon());
        assertThat(nearest(question, passages)).isEqualTo(1);
        assertThat(question).hasSize(512);
    }

    @Test
    void capitals_make_no_difference_to_the_chinese_model() {
        List<float[]> vectors = chinese.embedPassages(List.of("使用 MILVUS 向量数据库"), soon());
        assertThat(vectors.get(0))
                .isEqualTo(chinese.embedPassages(List.of("使用 milvus 向量数据库"), soon())
                        .get(0));
    }

    @Test
    void vectors_come_in_the_order_of_their_passages_whatever_their_lengths() {
        List<String> passages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            passages.add(("passage number " + i + " says something else ").repeat(1 + i * 7 % 11));
        }
        Collections.shuffle(passages, new Random(7));
        List<float[]> together = english.embedPassages(passages, soon());
        for (int i = 0; i < passages.size(); i++) {
            float[] alone =
                    english.embedPassages(List.of(passages.get(i)), soon()).get(0);
            assertThat(nearest(alone, together)).as(passages.get(i)).isEqualTo(i);
            assertThat(cosine(alone, together.get(i))).isGreaterThan(0.99);
        }
    }

    @Test
    void several_threads_get_what_one_gets() throws Exception {
        List<String> passages = List.of("first passage", "the second passage is a little longer", "third");
        List<float[]> expected = english.embedPassages(passages, soon());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<float[]>>> results = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                results.add(threads.submit(() -> english.embedPassages(passages, soon())));
            }
            for (Future<List<float[]>> result : results) {
                List<float[]> vectors = result.get(1, TimeUnit.MINUTES);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(vectors.get(i)).isEqualTo(expected.get(i));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_passage_over_the_models_limit_is_refused_and_a_question_is_cut() {
        String longText = "word ".repeat(511);
        assertThat(english.countTokens(longText)).isEqualTo(513);
        assertThatThrownBy(() -> english.embedPassages(List.of("fine", longText), soon()))
                .isInstanceOfSatisfying(
                        EmbedException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("tokens=513 max=512 model=bge-small-en");
        assertThat(english.embedQuestion(longText, soon())).hasSize(384);
        assertThat(english.embedPassages(List.of("word ".repeat(510)), soon())).hasSize(1);
    }

    @Test
    void nothing_is_embedded_behind_the_deadline() {
        Deadline past = Deadline.after(Duration.ZERO);
        assertThatThrownBy(() -> english.embedPassages(List.of("text"), past))
                .isInstanceOfSatisfying(
                        EmbedException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.OVERLOADED));
        assertThat(english.embedPassages(List.of(), past)).isEmpty();
    }

    @Test
    void odd_texts_have_vectors_too() {
        List<String> odd = List.of("", " ", "\u0000\ufffd", "\ud83d", "😀".repeat(300), "[SEP][MASK]");
        assertThat(english.embedPassages(odd, soon()))
                .hasSize(odd.size())
                .allSatisfy(vector -> assertThat(Vectors.finite(vector)).isTrue());
    }

    @Test
    void models_have_identities_of_their_own() {
        assertThat(english.identity().hash()).isNotEqualTo(chinese.identity().hash());
        assertThat(english.identity().queryPrefix()).startsWith("Represent this sentence");
        assertThat(chinese.identity().queryPrefix()).isEmpty();
        assertThat(english.identity().weights()).hasSize(64);
        assertThat(english.engine()).startsWith("onnxruntime 1.");
    }

    @Test
    void a_folder_with_the_same_files_gives_the_same_vectors(@TempDir Path folder) throws Exception {
        copy("/bge-small-en-v1.5-q.onnx", folder.resolve("model.onnx"));
        copy("/bge-small-en-v1.5-q-tokenizer.json", folder.resolve("tokenizer.json"));
        try (OnnxEmbedder embedder = OnnxEmbedder.folder(folder, 0)) {
            List<String> text = List.of("the same text");
            assertThat(embedder.embedPassages(text, soon()).get(0))
                    .isEqualTo(english.embedPassages(text, soon()).get(0));
            assertThat(embedder.identity().weights())
                    .isEqualTo(english.identity().weights());
            assertThat(embedder.identity().queryPrefix()).isEmpty();
        }
    }

    @Test
    void a_folder_without_a_model_is_refused_with_what_it_lacks(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> OnnxEmbedder.folder(folder, 0))
                .isInstanceOf(EmbedException.class)
                .hasMessageContaining("model.onnx and tokenizer.json or vocab.txt");
        Files.writeString(folder.resolve("model.onnx"), "no model");
        copy("/bge-small-en-v1.5-q-tokenizer.json", folder.resolve("tokenizer.json"));
        assertThatThrownBy(() -> OnnxEmbedder.folder(folder, 0))
                .isInstanceOf(EmbedException.class)
                .hasMessageContaining("model could not be loaded: path=" + folder);
    }

    @Test
    void the_last_token_is_taken_where_the_folder_says_so(@TempDir Path folder) throws Exception {
        copy("/bge-small-en-v1.5-q.onnx", folder.resolve("model.onnx"));
        copy("/bge-small-en-v1.5-q-tokenizer.json", folder.resolve("tokenizer.json"));
        Files.createDirectory(folder.resolve("1_Pooling"));
        Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_lasttoken\": true}");
        String text = "bread";
        try (OnnxSession session = OnnxSession.open(folder.resolve("model.onnx"));
                OnnxEmbedder embedder = OnnxEmbedder.folder(folder, 0)) {
            int[] ids = ModelFiles.folder(folder).tokenizer().encode(text);
            float[] expected = session.run(List.of(ids), output -> {
                float[] last = new float[output.width()];
                output.values().get((ids.length - 1) * output.width(), last);
                return Vectors.normalize(last);
            });
            float[] vector = embedder.embedPassages(List.of(text), soon()).get(0);

            assertThat(vector).isEqualTo(expected);
            assertThat(embedder.identity().pooling()).isEqualTo("last");
            assertThat(vector)
                    .isNotEqualTo(english.embedPassages(List.of(text), soon()).get(0));
        }
    }

    @Test
    void a_dense_layer_behind_the_pooling_is_refused(@TempDir Path folder) throws Exception {
        copy("/bge-small-en-v1.5-q.onnx", folder.resolve("model.onnx"));
        copy("/bge-small-en-v1.5-q-tokenizer.json", folder.resolve("tokenizer.json"));
        Files.writeString(
                folder.resolve("modules.json"), "[{\"idx\": 2, \"type\": \"sentence_transformers.models.Dense\"}]");

        assertThatThrownBy(() -> OnnxEmbedder.folder(folder, 0))
                .isInstanceOf(EmbedException.class)
                .hasMessageContaining("modules.json reason=a dense layer behind the pooling");
    }

    private static void copy(String resource, Path file) throws Exception {
        try (InputStream in = OnnxEmbedderTest.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }

    private static int nearest(float[] vector, List<float[]> candidates) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (cosine(vector, candidates.get(i)) > cosine(vector, candidates.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
