package dev.corpusmill.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Span;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.embed.onnx.OnnxEmbedder;
import dev.corpusmill.split.CodeSplitterProvider;
import dev.corpusmill.split.HeadingsConfig;
import dev.corpusmill.split.HeadingsSplitterProvider;
import dev.corpusmill.split.MarkdownSplitterProvider;
import dev.corpusmill.split.ParagraphSplitterProvider;
import dev.corpusmill.split.RecursiveConfig;
import dev.corpusmill.split.RecursiveSplitterProvider;
import dev.corpusmill.split.RowConfig;
import dev.corpusmill.split.RowSplitterProvider;
import dev.corpusmill.split.SentenceConfig;
import dev.corpusmill.split.SentenceSplitterProvider;
import dev.corpusmill.split.TokensSplitterProvider;
import dev.corpusmill.split.Whitespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SplitterPropertyTest {
    private static final String[] WORDS = {
        "the",
        "retrieval",
        "U.S.",
        "Mr.",
        "index",
        "北京",
        "向量数据库",
        "。",
        "！",
        "？",
        ".",
        "!",
        "e.g.",
        "3.14",
        "internationalisation",
        "한국어",
        "かな",
        "ไทยไม่มีช่องว่าง",
        "😀👩‍🚀",
        "𠀀𪜀",
        "e\u0301",
        "\u200b",
        "[SEP]",
        "\"quoted.\"",
        "{",
        "}",
        "'",
        "\"\"\"",
        "/*",
        "`",
        "|",
        "---",
        "x".repeat(300),
        "\u0000"
    };
    private static final List<String> SPLITTERS =
            List.of("paragraph", "markdown", "headings", "sentence", "recursive", "tokens", "code", "row");
    private static final String[] GAPS = {
        " ", " ", " ", " ", "", "", "\n", "\n- ", "\n\n", "\n \n", "\u00a0", "\u3000", "\t", "\r\n"
    };

    @Test
    void pieces_cover_the_text_within_their_limits_by_the_test_model() {
        check(new TestEmbedder()::tokenEnds, 12000);
    }

    @Test
    void pieces_cover_the_text_within_their_limits_by_the_bundled_models() {
        try (OnnxEmbedder english = OnnxEmbedder.bundledEnglish(0);
                OnnxEmbedder chinese = OnnxEmbedder.bundledChinese(0)) {
            check(english::tokenEnds, 60);
            check(chinese::tokenEnds, 60);
        }
    }

    @Test
    void a_huge_text_is_split_in_one_pass() {
        TestEmbedder model = new TestEmbedder();
        for (String part : List.of(
                "A sentence of some words. ", "word ", "字", "x", "para\n\n", "a | b\n", "。", "x /* \"\"\" ` ' {\n")) {
            String text = part.repeat(2_000 / part.length());
            ParsedText parsed = part.contains("|")
                    ? new ParsedText(text, List.of(), List.of(), List.of(new Span(0, text.length())))
                    : ParsedText.plain(text);
            for (String split : SPLITTERS) {
                long start = System.nanoTime();
                List<Chunk> chunks = splitter(split, 510, 0.1, model::tokenEnds).split(parsed);
                Duration taken = Duration.ofNanos(System.nanoTime() - start);
                assertThat(chunks).isNotEmpty();
                assertThat(taken)
                        .as(split + part)
                        .isLessThan(Duration.ofSeconds(20)); // quadratic would be many minutes
            }
        }
    }

    private static Splitter splitter(String split, int maxTokens, double overlap, Function<String, int[]> tokenEnds) {
        SplitContext context = new SplitContext("chunk", tokenEnds, maxTokens, (int) (maxTokens * overlap));
        return switch (split) {
            case "paragraph" -> new ParagraphSplitterProvider().open(new NoSettings(), context);
            case "markdown" -> new MarkdownSplitterProvider().open(new NoSettings(), context);
            case "headings" -> new HeadingsSplitterProvider().open(new HeadingsConfig(2), context);
            case "sentence" -> new SentenceSplitterProvider().open(new SentenceConfig(8), context);
            case "recursive" ->
                new RecursiveSplitterProvider()
                        .open(new RecursiveConfig(List.of("\n\n", "\n", ". ", "。", "e", " "), 0), context);
            case "tokens" -> new TokensSplitterProvider().open(new NoSettings(), context);
            case "code" -> new CodeSplitterProvider().open(new NoSettings(), context);
            case "row" -> new RowSplitterProvider().open(new RowConfig(true), context);
            default -> throw new IllegalArgumentException(split);
        };
    }

    private static void check(Function<String, int[]> tokenEnds, int rounds) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            ParsedText parsed = generated(random);
            int maxTokens = 16 + random.nextInt(64);
            String split = SPLITTERS.get(round % SPLITTERS.size());
            double overlap = random.nextInt(51) / 100.0;
            List<Chunk> chunks = splitter(split, maxTokens, overlap, tokenEnds).split(parsed);
            String as = split + " seed=" + seed + " round=" + round;
            checkLimits(parsed.text(), chunks, maxTokens, tokenEnds, as);
            checkCover(parsed.text(), chunks, as);
        }
    }

    private static void checkLimits(
            String text, List<Chunk> chunks, int maxTokens, Function<String, int[]> tokenEnds, String as) {
        int lastStart = -1;
        int lastEnd = -1;
        for (Chunk chunk : chunks) {
            assertThat(chunk.charStart()).as(as).isGreaterThan(lastStart);
            assertThat(chunk.charEnd()).as(as).isGreaterThan(lastEnd);
            lastStart = chunk.charStart();
            lastEnd = chunk.charEnd();
            assertThat(chunk.tokens()).as(as).isLessThanOrEqualTo(maxTokens);
            assertThat(chunk.tokens()).as(as).isEqualTo(tokenEnds.apply(chunk.text()).length);
            assertThat(chunk.text().length()).as(as).isLessThanOrEqualTo(maxTokens * 16);
            assertThat(chunk.text().isBlank()).as(as).isFalse();
            assertThat(chunk.text()).as(as).endsWith(text.substring(chunk.charStart(), chunk.charEnd()));
            assertThat(Character.isLowSurrogate(text.charAt(chunk.charStart())))
                    .as(as)
                    .isFalse();
            assertThat(Character.isHighSurrogate(text.charAt(chunk.charEnd() - 1)))
                    .as(as)
                    .isFalse();
        }
    }

    private static void checkCover(String text, List<Chunk> chunks, String as) {
        BitSet covered = new BitSet(text.length());
        chunks.forEach(chunk -> covered.set(chunk.charStart(), chunk.charEnd()));
        for (int at = covered.nextClearBit(0); at < text.length(); at = covered.nextClearBit(at + 1)) {
            assertThat(Whitespace.isWhite(text.charAt(at)))
                    .as("%s at=%d", as, at)
                    .isTrue();
        }
    }

    private static ParsedText generated(Random random) {
        StringBuilder text = new StringBuilder();
        List<Heading> headings = new ArrayList<>();
        List<Span> tables = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        int blocks = random.nextInt(12);
        for (int block = 0; block < blocks; block++) {
            if (random.nextInt(5) == 0) {
                pages.add(text.length());
            }
            int start = text.length();
            int kind = random.nextInt(4);
            words(text, random, kind == 0 ? 3 : random.nextInt(10) == 0 ? 400 : 40, kind == 2);
            if (kind == 0 && text.length() > start) {
                headings.add(new Heading(1 + random.nextInt(4), start, text.length(), "h" + block));
            } else if (kind == 2 && text.length() > start) {
                tables.add(new Span(start, text.length()));
            }
            text.append(random.nextInt(4) == 0 ? "\n" : "\n\n");
        }
        return new ParsedText(text.toString(), headings, pages, tables);
    }

    private static void words(StringBuilder text, Random random, int most, boolean table) {
        int count = random.nextInt(most);
        for (int i = 0; i < count; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
            text.append(table && random.nextInt(6) == 0 ? "\n" : GAPS[random.nextInt(GAPS.length)]);
        }
    }
}
