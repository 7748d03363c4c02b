package dev.corpusmill.query.http;

import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Citation;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources that an answer cites, as text at its end: for clients that drop fields which OpenAI does not have. */
final class SourceList {
    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3}(?:, \\d{1,3})*)]");
    private static final int MAX_TITLE = 200;

    private SourceList() {}

    /** The list, in front of it an empty line; empty where nothing is cited. */
    static String of(Answer answer) {
        Set<Integer> cited = new TreeSet<>();
        Matcher mark = MARK.matcher(answer.text());
        while (mark.find()) {
            for (String number : mark.group(1).split(", ", -1)) {
                cited.add(Integer.parseInt(number));
            }
        }
        StringBuilder list = new StringBuilder();
        for (Citation citation : answer.citations()) {
            if (cited.contains(citation.n())) {
                list.append(list.isEmpty() ? "\n\n" : "\n").append(line(citation));
            }
        }
        return list.toString();
    }

    private static String line(Citation citation) {
        String title = oneLine(
                citation.node().title().isEmpty()
                        ? citation.node().documentId()
                        : citation.node().title());
        String pages = citation.place().pages();
        String page = pages.isEmpty() ? "" : (pages.contains("-") ? ", pp. " : ", p. ") + pages;
        String uri = oneLine(citation.node().uri());
        return "[" + citation.n() + "] " + title + page + (uri.isEmpty() ? "" : " <" + uri + ">");
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}<>]+", " ").strip();
        return line.length() <= MAX_TITLE ? line : line.substring(0, MAX_TITLE) + "…";
    }
}
