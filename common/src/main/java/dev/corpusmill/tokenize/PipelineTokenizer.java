package dev.corpusmill.tokenize;

/**
 * A tokenizer made of the steps that a {@code tokenizer.json} names: added tokens, normalizers, pre-tokenizers, a model and
 * special tokens. The ids are those of Hugging Face's {@code tokenizers} for the same file. Immutable; for several threads.
 */
final class PipelineTokenizer implements Tokenizer {
    private final Steps steps;
    private final SpecialTokens special;

    /**
     * What is done before special tokens are put around a text.
     *
     * @param raw added tokens that are looked for in the text as it comes
     * @param normalized added tokens that are looked for in the normalized text
     */
    record Steps(
            AddedTokens raw,
            TextNormalizer normalizer,
            AddedTokens normalized,
            PreTokenizer preTokenizer,
            SubwordModel model) {}

    PipelineTokenizer(Steps steps, SpecialTokens special) {
        this.steps = steps;
        this.special = special;
    }

    @Override
    public int[] encode(String text, int maxTokens) {
        return special.around(tokenized(text).ids(), maxTokens);
    }

    @Override
    public TokenPair encodePair(String first, String second, int maxTokens) {
        return special.around(tokenized(first).ids(), tokenized(second).ids(), maxTokens);
    }

    @Override
    public int specialTokens() {
        return special.count();
    }

    @Override
    public int countTokens(String text) {
        return tokenized(text).size();
    }

    @Override
    public int[] tokenEnds(String text) {
        return tokenized(text).ends();
    }

    private Tokens tokenized(String text) {
        Tokens tokens = new Tokens(text.length() / 3 + 4);
        steps.raw.split(text, new AddedTokens.Parts() {
            @Override
            public void text(int from, int to) {
                part(steps.normalizer.normalize(AlignedText.of(text, from, to)), tokens);
            }

            @Override
            public void token(int id, int to) {
                tokens.add(id, to);
            }
        });
        return tokens;
    }

    private void part(AlignedText text, Tokens tokens) {
        steps.normalized.split(text, new AddedTokens.Parts() {
            @Override
            public void text(int from, int to) {
                steps.preTokenizer.split(text.part(from, to), part -> steps.model.tokenize(part, tokens));
            }

            @Override
            public void token(int id, int to) {
                tokens.add(id, text.end(to - 1));
            }
        });
    }
}
