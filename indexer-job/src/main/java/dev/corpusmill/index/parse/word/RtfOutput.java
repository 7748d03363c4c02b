package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.BlockSink;
import dev.corpusmill.index.parse.label.RaisedNumber;
import dev.corpusmill.index.parse.label.SymbolText;
import dev.corpusmill.index.parse.word.RtfState.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where the text of an RTF document goes: to the story that is open, to the head, or nowhere if nobody sees it. */
final class RtfOutput {
    private final RtfHead head;
    private final ParseChoices choices;
    private final Deque<RtfStory> stories = new ArrayDeque<>();
    private final Deque<BlockList> collected = new ArrayDeque<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int hiddenChars;

    RtfOutput(BlockSink out, RtfHead head, ParseChoices choices) {
        this.head = head;
        this.choices = choices;
        stories.push(new RtfStory(out));
    }

    RtfStory story() {
        return stories.element();
    }

    int hiddenChars() {
        return hiddenChars;
    }

    boolean isSeen(RtfState state) {
        return state.target == Target.TEXT && !state.deleted && (choices.hidden() || !(state.hidden || state.struck));
    }

    /** Takes a byte of text; characters may have several. */
    void add(int octet, RtfState state) {
        if (state.target != Target.NOWHERE) { // pictures are many bytes
            bytes.write(octet);
        }
    }

    /** Writes the bytes so far, in the charset of the font. */
    void flush(RtfState state) {
        if (bytes.size() == 0) {
            return;
        }
        byte[] raw = bytes.toByteArray();
        bytes.reset();
        String symbols = state.target == Target.TEXT ? head.fonts().symbols(state.font) : "";
        if (symbols.isEmpty()) {
            text(new String(raw, head.fonts().charset(state.font)), state);
        } else {
            StringBuilder text = new StringBuilder();
            for (byte code : raw) {
                text.append(SymbolText.of(symbols, code & 0xFF));
            }
            text(text.toString(), state);
        }
    }

    void text(String text, RtfState state) {
        if (state.target != Target.TEXT) {
            head.text(state.target, text);
        } else if (isSeen(state)) {
            story().append(state.raised ? RaisedNumber.of(text, story().line()) : text);
        } else if (!state.deleted) {
            hiddenChars += text.strip().length();
        }
    }

    /** Collects what comes apart from the text around it: a note, a comment, a text box. */
    void startStory() {
        BlockList blocks = new BlockList();
        collected.push(blocks);
        stories.push(new RtfStory(blocks));
    }

    /** Ends what was collected, in the state in which it ends. */
    List<Block> endStory(RtfState ended) throws IOException {
        story().end(ended.depth(), 0);
        stories.pop();
        return collected.pop().blocks();
    }

    /** Ends the document; stories that a cut file left open are lost. */
    void end(RtfState state, int level) throws IOException {
        while (stories.size() > 1) {
            stories.pop();
        }
        story().end(state.depth(), level);
    }
}
