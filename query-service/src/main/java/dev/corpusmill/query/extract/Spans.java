package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Span.Kind;
import dev.corpusmill.query.extract.TextLines.Line;
import java.util.List;
import java.util.Set;

/**
 * Takes a text apart into what can be quoted by itself: sentences, rows of tables, lines of key and value, items of
 * lists, blocks of code. What a reader does not read as text is left out: front matter, rules, heads of mails,
 * navigation.
 */
final class Spans {
    private static final int MAX_INTRODUCTION = 160; // characters of the line that introduces a list
    private static final int MAX_LIST = 300; // characters of a list that is quoted with its introduction

    private final TextLines lines;
    private final Set<String> headings;
    private final SpanList found;
    private int introduction = -1; // line that ends with a colon, where nothing but a list followed it yet

    private Spans(String text, Set<String> headings) {
        this.lines = new TextLines(text);
        this.headings = headings;
        this.found = new SpanList(text);
    }

    /** The spans of a text that is taken as it is. */
    static List<Span> of(String text) {
        return of(text, Set.of());
    }

    /** @param headings the titles of headings that are known to stand in the text */
    static List<Span> of(String text, Set<String> headings) {
        Spans spans = new Spans(text, headings);
        int at = Boilerplate.frontMatterEnd(spans.lines);
        while (at < spans.lines.size()) {
            at = spans.next(at);
        }
        return spans.found.spans();
    }

    /** Takes what begins at a line; the line behind it. */
    private int next(int at) {
        if (lines.blank(at)) {
            return at + 1;
        }
        if (lines.isFence(at)) {
            return code(at);
        }
        int table = Tables.end(lines, at);
        if (table > at) {
            Tables.add(lines, at, table, found);
            return done(table);
        }
        int boilerplate = Boilerplate.end(lines, at);
        if (boilerplate > at) {
            return done(boilerplate);
        }
        if (lines.isHeading(at) || headings.contains(lines.of(at))) {
            found.add(lines.contentStart(at), lines.get(at).end(), Kind.HEADING);
            return done(at + 1);
        }
        if (lines.isItem(at)) {
            return item(at);
        }
        if (lines.isPair(at) && (lines.blank(at + 1) ? at > 0 && lines.isPair(at - 1) : lines.isPair(at + 1))) {
            return pairs(at);
        }
        return paragraph(at);
    }

    private int done(int at) {
        introduction = -1;
        return at;
    }

    /** A block of code with its lines; without an end, to the end of the text. */
    private int code(int fence) {
        int end = fence + 1;
        while (end < lines.size() && !lines.isFence(end)) {
            end++;
        }
        int first = fence + 1;
        int last = end - 1;
        while (first < last && lines.blank(first)) {
            first++;
        }
        while (last > first && lines.blank(last)) {
            last--;
        }
        if (first <= last && !lines.blank(first)) {
            int before = found.size();
            found.block(lines, first, last);
            if (introduction >= 0) {
                found.lead(
                        before,
                        lines.contentStart(introduction),
                        lines.get(introduction).end());
            }
        }
        return done(end + 1);
    }

    /** Of several records that begin with the same key, each line is quoted under the first of its own record. */
    private int pairs(int first) {
        int at = first;
        int before = found.size();
        while (!lines.blank(at) && lines.isPair(at)) {
            if (lines.get(at).end() - lines.get(at).start() <= SpanList.MAX_UNIT) {
                found.add(lines.get(at).start(), lines.get(at).end(), Kind.PAIR);
            } else {
                found.prose(lines.get(at).start(), lines.get(at).end());
            }
            at++;
        }
        if (lines.isRecord(first)) {
            found.lead(before + 1, lines.get(first).start(), lines.get(first).end());
        }
        return done(at);
    }

    /** An item goes on over the lines below it that begin nothing else. */
    private int item(int first) {
        int at = first + 1;
        while (!lines.blank(at) && !begins(at)) {
            at++;
        }
        int before = found.size();
        found.unit(lines.contentStart(first), lines.get(at - 1).end());
        if (introduction >= 0) {
            Line line = lines.get(introduction);
            found.lead(before, lines.contentStart(introduction), line.end());
        }
        return at;
    }

    private boolean begins(int at) {
        return lines.isItem(at) || lines.isHeading(at) || lines.isFence(at) || Tables.end(lines, at) > at;
    }

    private int paragraph(int first) {
        int at = first + 1;
        while (!lines.blank(at) && !begins(at) && !headings.contains(lines.of(at))) {
            at++;
        }
        int start = lines.contentStart(first);
        int end = lines.get(at - 1).end();
        if (introduces(at)) {
            introduction = at - 1;
            found.prose(start, at - 1 > first ? lines.get(at - 2).end() : start);
            if (!lines.isFence(itemFrom(at))) { // the code is quoted with this line
                found.add(lines.contentStart(introduction), listEnd(at, end), Kind.STATEMENT);
            }
            return at;
        }
        if (at == first + 1 && Titles.isTitle(lines, first)) {
            found.add(start, end, Kind.HEADING);
        } else if (Titles.standAlone(lines, first, at)) {
            for (int line = first; line < at; line++) {
                found.unit(lines.contentStart(line), lines.get(line).end());
            }
        } else {
            found.prose(start, end);
        }
        return done(at);
    }

    /** Whether the line before a list or code says what that is. */
    private boolean introduces(int at) {
        String before = lines.of(at - 1);
        boolean opens = before.endsWith(":") || before.endsWith("：");
        return opens && before.length() <= MAX_INTRODUCTION && itemFrom(at) < lines.size();
    }

    /** The item or code that stands at a line or, behind one blank line, below it. */
    private int itemFrom(int at) {
        int item = lines.blank(at) ? at + 1 : at;
        return item < lines.size() && (lines.isItem(item) || lines.isFence(item)) ? item : lines.size();
    }

    /** Where a short list ends that goes with the line that introduces it; {@code end} where it is long. */
    private int listEnd(int at, int end) {
        int last = end;
        int item = itemFrom(at);
        while (item < lines.size() && !lines.blank(item)) {
            last = lines.get(item++).end();
        }
        return last - end <= MAX_LIST ? last : end;
    }
}
