package dev.corpusmill.embed.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.tokenize.Tokenizer;
import dev.corpusmill.tokenize.TokenizerFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a model's weights and tokeniser are, and how its makers say that it is to be used: bundled with Corpusmill, or a
 * folder in the layout of sentence-transformers.
 *
 * @param folder where the files are; empty for a bundled model
 * @param known of a bundled model, before its weights are read
 * @param weights opens the ONNX file
 * @param tokenizerOnce reads the tokeniser when it is first asked
 * @param tokenizerHash of the tokeniser's file and of what is done before it
 */
record ModelFiles(
        String name,
        Optional<Path> folder,
        Optional<Known> known,
        Opener weights,
        Supplier<Tokenizer> tokenizerOnce,
        String tokenizerHash,
        String pooling,
        String queryPrefix,
        String passagePrefix,
        int maxTokens) {
    static final String WEIGHTS = "model.onnx";
    static final String CLS = "cls";
    static final String MEAN = "mean";
    static final String LAST = "last";

    private static final int BERT_MAX_TOKENS = 512;
    private static final String ENGLISH_QUERY_PREFIX = "Represent this sentence for searching relevant passages: ";

    /** What is pinned with the version of a bundled model: hash of its weights, length of its vectors. */
    record Known(String weightsHash, int dimension) {}

    /** Opens a file of the model for one reading. */
    interface Opener {
        InputStream open() throws IOException;
    }

    static ModelFiles bundledEnglish() {
        Known known = new Known("6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4", 384);
        return bundled("bge-small-en", known, false, ENGLISH_QUERY_PREFIX);
    }

    /** The Chinese model: its file does not lower-case, but words with capitals are unknown to it; no query prefix. */
    static ModelFiles bundledChinese() {
        Known known = new Known("15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc", 512);
        return bundled("bge-small-zh", known, true, "");
    }

    private static ModelFiles bundled(String name, Known known, boolean lowerCaseFirst, String queryPrefix) {
        byte[] tokenizer = read(() -> resource(name + "-v1.5-q-tokenizer.json"), name);
        return new ModelFiles(
                name,
                Optional.empty(),
                Optional.of(known),
                () -> resource(name + "-v1.5-q.onnx"),
                once(() -> TokenizerFile.json(tokenizer, name, lowerCaseFirst)),
                Hashes.ofParts(hash(tokenizer), lowerCaseFirst ? "lower-case first" : ""),
                CLS,
                queryPrefix,
                "",
                BERT_MAX_TOKENS);
    }

    Tokenizer tokenizer() {
        return tokenizerOnce.get();
    }

    private static <T> Supplier<T> once(Supplier<T> reading) {
        return new Supplier<>() {
            private @Nullable T read;

            @Override
            public synchronized T get() {
                if (read == null) {
                    read = reading.get();
                }
                return read;
            }
        };
    }

    private static InputStream resource(String name) {
        InputStream found = ModelFiles.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new EmbedException(FailureKind.FATAL, "bundled model is not on the class path: resource=" + name);
        }
        return found;
    }

    /**
     * A folder with {@code model.onnx} and {@code tokenizer.json} or {@code vocab.txt}. Pooling is read from
     * {@code 1_Pooling/config.json}, the prefixes from {@code config_sentence_transformers.json}, the longest input from
     * {@code sentence_bert_config.json}, each where it is there; else {@code cls}, none and 512.
     *
     * @throws EmbedException FATAL where it is not such a folder, or its model has parts that are not in the ONNX file
     */
    static ModelFiles folder(Path folder) {
        requireNoLayers(folder.resolve("modules.json"));
        Path weights = folder.resolve(WEIGHTS);
        Path json = folder.resolve("tokenizer.json");
        Path vocabulary = folder.resolve("vocab.txt");
        boolean hasJson = Files.isRegularFile(json);
        boolean hasTokenizer = hasJson || Files.isRegularFile(vocabulary);
        if (!Files.isRegularFile(weights) || !hasTokenizer) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "not a model folder: path=" + folder + " expected=model.onnx and tokenizer.json or vocab.txt");
        }
        byte[] tokenizer = read(() -> Files.newInputStream(hasJson ? json : vocabulary), folder.toString());
        JsonNode prompts =
                settings(folder.resolve("config_sentence_transformers.json")).path("prompts");
        JsonNode pooling = settings(folder.resolve("1_Pooling/config.json"));
        return new ModelFiles(
                String.valueOf(folder.getFileName()),
                Optional.of(folder),
                Optional.empty(),
                () -> Files.newInputStream(weights),
                once(() -> hasJson
                        ? TokenizerFile.json(tokenizer, json.toString(), false)
                        : TokenizerFile.vocabulary(tokenizer, vocabulary.toString())),
                Hashes.ofParts(hash(tokenizer)),
                pooling(pooling),
                prompts.path("query").asText(),
                prompts.path("document").asText(prompts.path("passage").asText()),
                settings(folder.resolve("sentence_bert_config.json"))
                        .path("max_seq_length")
                        .asInt(BERT_MAX_TOKENS));
    }

    private static String pooling(JsonNode settings) {
        if (settings.path("pooling_mode_lasttoken").asBoolean()) {
            return LAST;
        }
        return settings.path("pooling_mode_mean_tokens").asBoolean() ? MEAN : CLS;
    }

    /** Without a layer behind the pooling the vectors would be those of another model. */
    private static void requireNoLayers(Path modules) {
        for (JsonNode module : settings(modules)) {
            String type = module.path("type").asText();
            if (type.endsWith(".Dense")) {
                throw new EmbedException(
                        FailureKind.FATAL,
                        "model not supported: file=" + modules + " reason=a dense layer behind the pooling");
            }
        }
    }

    private static JsonNode settings(Path file) {
        if (!Files.isRegularFile(file)) {
            return new ObjectMapper().createObjectNode();
        }
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException invalid) {
            throw new EmbedException(FailureKind.FATAL, "model setting is not json: file=" + file, invalid);
        }
    }

    private static String hash(byte[] file) {
        return HexFormat.of().formatHex(Hashes.sha256().digest(file));
    }

    private static byte[] read(Opener opener, String name) {
        try (InputStream in = opener.open()) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "tokenizer could not be read: model=" + name + " reason=" + failed.getMessage(),
                    failed);
        }
    }
}
