package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.word.RtfState.Closing;
import dev.corpusmill.index.parse.word.RtfState.Target;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads the text of an RTF document: without what was deleted or is hidden, with rows, notes and numbers in place. */
final class RtfReader {
    private static final int MAX_GROUPS = 10_000;

    private final RtfTokens tokens;
    private final RtfHead head;
    private final ParseChoices choices;
    private final Deque<RtfState> groups = new ArrayDeque<>();
    private final RtfOutput output;
    private RtfState state = new RtfState();
    private boolean starred;
    private int standardFont = -1;
    private int replaced;
    private boolean attachments;

    RtfReader(RtfTokens tokens, RtfHead head, RtfOutput output, ParseChoices choices) {
        this.tokens = tokens;
        this.head = head;
        this.output = output;
        this.choices = choices;
    }

    /** Reads to the end. */
    void read() throws IOException {
        for (RtfTokens.Kind kind = tokens.next(); kind != RtfTokens.Kind.END; kind = tokens.next()) {
            if (kind == RtfTokens.Kind.TEXT) {
                if (replaced > 0) {
                    replaced--; // it stands for programs that do not know Unicode
                } else {
                    output.add(tokens.value(), state);
                }
                continue;
            }
            output.flush(state);
            switch (kind) {
                case OPEN -> open();
                case CLOSE -> close();
                default -> word(tokens.word());
            }
        }
        output.flush(state);
        output.end(state, level());
    }

    /** Whether there are objects or pictures. */
    boolean hasAttachments() {
        return attachments;
    }

    private void open() throws IOException {
        if (groups.size() >= MAX_GROUPS) {
            throw new IOException("groups nested deeper than " + MAX_GROUPS);
        }
        groups.push(state);
        state = state.copy();
        starred = false;
        replaced = 0;
    }

    private void close() throws IOException {
        RtfState ended = state;
        replaced = 0;
        if (groups.isEmpty()) {
            return;
        }
        state = groups.pop();
        switch (ended.closing) {
            case NUMBER -> output.story().endNumber();
            case NOTE -> add(" (", ended, ")");
            case COMMENT -> add(" [" + head.commentAuthor(), ended, "]");
            case BOX -> {
                List<Block> box = output.endStory(ended);
                output.story().box(box);
            }
            case NOTHING -> {}
        }
        if (ended.target != state.target) {
            head.end(ended.target);
        }
    }

    /** A note or a comment, in the line of text to which it belongs. */
    private void add(String before, RtfState ended, String after) throws IOException {
        String line = BlockList.line(output.endStory(ended));
        if (!line.isEmpty()) {
            output.text(before + line + after, state);
        }
    }

    private int level() {
        return state.outline >= 0 && state.outline < 9 ? state.outline + 1 : head.heading(state.style);
    }

    private void word(String word) throws IOException {
        if (word.equals("*")) {
            starred = true;
            return;
        }
        boolean star = starred;
        starred = false;
        if (destination(word, star)) {
            return;
        }
        if (state.target != Target.TEXT) {
            head.word(state.target, tokens);
        }
        String symbol = RtfSymbols.of(word);
        if (!symbol.isEmpty()) {
            output.text(symbol, state);
        } else {
            property(word);
        }
    }

    /** Takes a word that begins a group of its own kind. */
    private boolean destination(String word, boolean star) {
        attachments |= RtfDestinations.isAttachment(word);
        switch (word) {
            case "fonttbl" -> state.target = Target.FONTS;
            case "stylesheet" -> state.target = Target.STYLES;
            case "title" -> state.target = Target.TITLE;
            case "author" -> state.target = Target.AUTHOR;
            case "creatim" -> state.target = Target.CREATED;
            case "atnauthor" -> state.target = Target.COMMENT_AUTHOR;
            case "footnote" -> startStory(Closing.NOTE);
            case "annotation" -> {
                if (choices.comments()) {
                    startStory(Closing.COMMENT);
                } else {
                    state.target = Target.NOWHERE;
                }
            }
            case "shptxt", "dptxbxtext" -> startStory(Closing.BOX);
            case "listtext", "pntext" -> {
                if (output.isSeen(state)) {
                    state.closing = Closing.NUMBER;
                    output.story().startNumber();
                }
            }
            case "upr" -> state.target = Target.NOWHERE;
            case "ud" -> state.target = groups.size() > 1 ? outer().target : state.target;
            default -> {
                if (!RtfDestinations.isUnseen(word, star)) {
                    return false;
                }
                state.target = Target.NOWHERE;
            }
        }
        return true;
    }

    /** The group around the one around this one. */
    private RtfState outer() {
        return groups.stream().skip(1).findFirst().orElse(state);
    }

    private void startStory(Closing closing) {
        if (!output.isSeen(state)) {
            state.target = Target.NOWHERE;
            return;
        }
        output.startStory();
        state.closing = closing;
        state.startStory();
    }

    private void property(String word) throws IOException {
        int parameter = tokens.parameter();
        switch (word) {
            case "u" -> {
                output.text(String.valueOf((char) parameter), state);
                replaced = state.skipAfterUnicode;
            }
            case "uc" -> state.skipAfterUnicode = Math.max(0, parameter);
            case "f" -> state.font = parameter;
            case "deff" -> standardFont = parameter;
            case "ansicpg" -> head.fonts().standard(parameter);
            case "mac" -> head.fonts().standard(10000);
            case "pc" -> head.fonts().standard(437);
            case "pca" -> head.fonts().standard(850);
            case "v" -> state.hidden = tokens.isOn();
            case "strike", "striked" -> state.struck = tokens.isOn();
            case "super" -> state.raised = tokens.isOn();
            case "sub", "nosupersub" -> state.raised = false;
            case "deleted" -> state.deleted = tokens.isOn();
            case "plain" -> state.plainCharacters(standardFont);
            case "pard" -> state.plainParagraph();
            case "intbl" -> state.inTable = tokens.isOn();
            case "itap" -> {
                state.tableDepth = parameter;
                state.inTable |= parameter > 0;
            }
            case "outlinelevel" -> state.outline = parameter;
            case "s" -> state.style = parameter;
            default -> structure(word);
        }
    }

    private void structure(String word) throws IOException {
        if (state.target != Target.TEXT) {
            return;
        }
        RtfStory story = output.story();
        switch (word) {
            case "par", "sect", "page" -> {
                if (!state.deleted) { // else the paragraph goes on in the next one
                    story.endParagraph(state.depth(), level());
                }
            }
            case "cell" -> story.endCell(1);
            case "row" -> story.endRow(1);
            case "nestcell" -> story.endCell(Math.max(2, state.tableDepth));
            case "nestrow" -> story.endRow(Math.max(2, state.tableDepth));
            case "trowd" -> story.tables().startDefinition();
            default -> story.tables().define(word);
        }
    }
}
