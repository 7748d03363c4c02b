package dev.corpusmill.index.parse.charset;

/** How likely a text is in one of the languages that a charset was made for. Costs are quarters of a nat. */
interface WritingModel {
    /** The cost of a whole text; a charset that makes another text of the same bytes is the likelier one if it costs less. */
    long cost(char[] text);

    /** What any writing asks for a character that is no letter. */
    static int symbol(char character) {
        if (character == '\n' || character == ' ' || character == '\r' || character == '\t') {
            return 8;
        } else if (character < ' ' || (character >= 0x7F && character < 0xA0)) {
            return 80; // a control character
        } else if (character < 0x7F) {
            return 12;
        } else if ("„“”‚‘’–—…«»€§°·•№£¥®©™¿¡\u00A0".indexOf(character) >= 0) {
            return 22;
        } else if (character == '\uFFFD' || Character.getType(character) == Character.PRIVATE_USE) {
            return 80;
        }
        return 48;
    }
}
