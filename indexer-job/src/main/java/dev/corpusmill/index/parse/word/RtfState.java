package dev.corpusmill.index.parse.word;

/** What holds in a group of RTF; groups inside begin with a copy. */
final class RtfState {
    /** Where the text of a group goes. */
    enum Target {
        TEXT,
        NOWHERE,
        FONTS,
        STYLES,
        TITLE,
        AUTHOR,
        CREATED,
        COMMENT_AUTHOR
    }

    /** What is to be done when a group ends. */
    enum Closing {
        NOTHING,
        NOTE,
        COMMENT,
        BOX,
        NUMBER
    }

    Target target = Target.TEXT;
    Closing closing = Closing.NOTHING;
    int font = -1;
    int skipAfterUnicode = 1;
    boolean hidden;
    boolean struck;
    boolean raised;
    boolean deleted;
    /** Whether the paragraph is in a table, and how deep. */
    boolean inTable;

    int tableDepth = 1;
    /** Outline level from 0 of the paragraph itself, −1 without. */
    int outline = -1;

    int style = -1;

    RtfState copy() {
        RtfState copy = new RtfState();
        copy.target = target;
        copy.font = font;
        copy.skipAfterUnicode = skipAfterUnicode;
        copy.hidden = hidden;
        copy.struck = struck;
        copy.raised = raised;
        copy.deleted = deleted;
        copy.inTable = inTable;
        copy.tableDepth = tableDepth;
        copy.outline = outline;
        copy.style = style;
        return copy;
    }

    /** A note or a box begins with a plain paragraph. */
    void startStory() {
        hidden = false;
        struck = false;
        raised = false;
        deleted = false;
        plainParagraph();
    }

    /** Goes back to plain characters. */
    void plainCharacters(int standardFont) {
        font = standardFont;
        hidden = false;
        struck = false;
        raised = false;
        deleted = false;
    }

    /** Goes back to a plain paragraph. */
    void plainParagraph() {
        inTable = false;
        tableDepth = 1;
        outline = -1;
        style = -1;
    }

    int depth() {
        return inTable ? Math.max(1, tableDepth) : 0;
    }
}
