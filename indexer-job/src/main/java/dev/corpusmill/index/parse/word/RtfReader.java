package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.BlockSink;
import dev.corpusmill.index.parse.word.RtfState.Closing;
import dev.corpusmill.index.parse.word.RtfState.Target;
import dev.corpusmill.index.parse.label.SymbolText;
import java.io.ByteArrayOutputStream;
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
    private final Deque<RtfStory> stories = new ArrayDeque<>();
    private final Deque<BlockList> collected = new ArrayDeque<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private RtfState state = new RtfState();
    private boolean starred;
    private int standardFont = -1;
    private int replaced;
    private int hiddenChars;
    private boolean attachments;

    RtfReader(RtfTokens tokens, RtfHead head, ParseChoices choices) {
        this.tokens = tokens;
        this.head = head;
        this.choices = choices;
    }

    /** Reads to the end. */
    void read(BlockSink out) throws IOException {
        stories.push(new RtfStory(out));
        for (RtfTokens.Kind kind = tokens.next(); kind != RtfTokens.Kind.END; kind = tokens.next()) {
            if (kind == RtfTokens.Kind.TEXT) {
                if (replaced > 0) {
                    replaced--; // it stands for programs that do not know Unicode
                } else if (state.target != Target.NOWHERE) { // pictures are many bytes
                    bytes.write(tokens.value());
                }
                continue;
            }
            flush();
            switch (kind) {
                case OPEN -> open();
                case CLOSE -> close();
                default -> word(tokens.word());
            }
        }
        flush();
        while (stories.size() > 1) {
            endStory();
        }
        stories.element().end(state.depth(), level());
    }

    int hiddenChars() {
        return hiddenChars;
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
            case NUMBER -> stories.element().endNumber();
            case NOTE -> add(" (", lineOf(ended), ")");
            case COMMENT -> add(" [" + head.commentAuthor(), lineOf(ended), "]");
            case BOX -> box(storyOf(ended));
            case NOTHING -> {}
        }
        if (ended.target != state.target) {
            head.end(ended.target);
        }
    }

    private List<Block> storyOf(RtfState ended) throws IOException {
        stories.element().end(ended.depth(), 0);
        return endStory();
    }

    private String lineOf(RtfState ended) throws IOException {
        return BlockList.line(storyOf(ended));
    }

    private List<Block> endStory() {
        stories.pop();
        return collected.pop().blocks();
    }

    private void add(String before, String line, String after) {
        if (!line.isEmpty()) {
            text(before + line + after);
        }
    }

    private void box(List<Block> blocks) {
        if (isSeen()) {
            stories.element().box(blocks);
        }
    }

    private boolean isSeen() {
        return state.target == Target.TEXT && !state.deleted && (choices.hidden() || !state.hidden);
    }

    private void flush() {
        if (bytes.size() == 0) {
            return;
        }
        byte[] raw = bytes.toByteArray();
        bytes.reset();
        String symbols = state.target == Target.TEXT ? head.fonts().symbols(state.font) : "";
        if (symbols.isEmpty()) {
            text(new String(raw, head.fonts().charset(state.font)));
        } else {
            StringBuilder text = new StringBuilder();
            for (byte code : raw) {
                text.append(SymbolText.of(symbols, code & 0xFF));
            }
            text(text.toString());
        }
    }

    private void text(String text) {
        switch (state.target) {
            case TEXT -> {
                if (isSeen()) {
                    stories.element().append(text);
                } else if (!state.deleted) {
                    hiddenChars += text.strip().length();
                }
            }
            case NOWHERE -> {}
            default -> head.text(state.target, text);
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
            text(symbol);
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
                if (isSeen()) {
                    state.closing = Closing.NUMBER;
                    stories.element().startNumber();
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
        if (!isSeen()) {
            state.target = Target.NOWHERE;
            return;
        }
        BlockList blocks = new BlockList();
        collected.push(blocks);
        stories.push(new RtfStory(blocks));
        state.closing = closing;
        state.startStory();
    }

    private void property(String word) throws IOException {
        int parameter = tokens.parameter();
        switch (word) {
            case "u" -> {
                text(String.valueOf((char) parameter));
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
        RtfStory story = stories.element();
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
