package dev.corpusmill.query.extract;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a question asks about: "What year did Tesla die?" asks about a death, and no statement needs to hold the word "year". */
final class QuestionFocus {
    private static final String KINDS =
            "years?|dates?|days?|months?|time|century|decade|percentage|percent|numbers?|amount|kinds?|types?"
                    + "|sorts?|terms?|names?|words?|jahre?|datum|tage?n?|monate?|uhrzeit|jahrhundert|prozent(?:satz)?|anzahl|zahl|arten?|namen?|wort"
                    + "|année|date|jour|mois|heure|siècle|pourcentage|nombre|sorte|type|nom";
    private static final Pattern KIND = Pattern.compile(
            "\\b(?:what|which|welche[mnrs]?|wie|was|quel(?:le)?s?)(?: (?:is|was|are|were|ist|war|sind|waren|est|sont))?"
                    + "(?: (?:the|der|die|das|le|la))?(?: (?:exact|approximate|total|genaue|exacte?))? (?:" + KINDS
                    + ")\\b|什么时候|什么时间|何时|哪一?年|哪一?天|几[年月日号点]|哪个?月|什么|哪些|哪里|哪儿|多少",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private QuestionFocus() {}

    /** The words that a statement which answers should hold. */
    static Set<String> of(String question, Function<String, Set<String>> words) {
        Set<String> about = words.apply(KIND.matcher(question).replaceAll(" "));
        return about.isEmpty() ? words.apply(question) : about;
    }
}
