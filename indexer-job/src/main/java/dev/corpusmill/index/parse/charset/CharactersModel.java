package dev.corpusmill.index.parse.charset;

/** Writing with thousands of characters, English words among them. */
final class CharactersModel implements WritingModel {
    private static final String PUNCTUATION = "，。、；：？！（）「」『』《》“”‘’…—・ー～〜　％．／【】";

    private final CharacterModel characters;
    private final LetterModel english = Models.letters("en")[0];

    CharactersModel(String language) {
        characters = Models.characters(language);
    }

    @Override
    public long cost(char[] text) {
        long cost = 0;
        for (int at = 0; at < text.length; at++) {
            char character = text[at];
            if (character < 0x80 && Character.isLetter(character)) {
                int end = at;
                while (end < text.length && text[end] < 0x80 && Character.isLetter(text[end])) {
                    text[end] = Character.toLowerCase(text[end]);
                    end++;
                }
                cost += english.word(text, at, end);
                at = end - 1;
            } else if (PUNCTUATION.indexOf(character) >= 0) {
                cost += 18;
            } else if (Character.isLetter(character) && character > 0xFF) {
                cost += characters.cost(character);
            } else {
                cost += WritingModel.symbol(character);
            }
        }
        return cost;
    }
}
