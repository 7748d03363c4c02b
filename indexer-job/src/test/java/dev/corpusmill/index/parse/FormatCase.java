package dev.corpusmill.index.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A document of ours for one row of docs/formats.md, and which of its words prove what the row says. */
final class FormatCase {
    final String row;
    final String file;
    final byte[] content;
    final List<Proof> kept = new ArrayList<>();
    final List<Proof> leftOut = new ArrayList<>();

    /** What the page says, and the words that must be in the text, or must not. */
    record Proof(String saying, String words) {}

    private FormatCase(String row, String file, byte[] content) {
        this.row = row;
        this.file = file;
        this.content = content;
    }

    /** A case for the row that is called so. */
    static FormatCase of(String row, String file, byte[] content) {
        return new FormatCase(row, file, content);
    }

    static FormatCase of(String row, String file, String content) {
        return of(row, file, content, StandardCharsets.UTF_8);
    }

    static FormatCase of(String row, String file, String content, Charset charset) {
        return new FormatCase(row, file, content.getBytes(charset));
    }

    FormatCase keeps(String saying, String words) {
        kept.add(new Proof(saying, words));
        return this;
    }

    FormatCase leavesOut(String saying, String words) {
        leftOut.add(new Proof(saying, words));
        return this;
    }
}
