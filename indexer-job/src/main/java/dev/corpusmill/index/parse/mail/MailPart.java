package dev.corpusmill.index.parse.mail;

import java.util.ArrayList;
import java.util.List;

/** A part of a mail that may be its text: one with content, or one with parts of its own. */
final class MailPart {
    private final PartHead head;
    private final byte[] content;
    private final List<MailPart> parts = new ArrayList<>();

    MailPart(PartHead head, byte[] content) {
        this.head = head;
        this.content = content;
    }

    PartHead head() {
        return head;
    }

    byte[] content() {
        return content;
    }

    List<MailPart> parts() {
        return parts;
    }

    void add(MailPart part) {
        parts.add(part);
    }
}
