package dev.corpusmill.query.extract;

import java.util.regex.Pattern;

/** Whether a text says what is not, in English, German, French or Chinese. */
final class Negation {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern ASKED = Pattern.compile(
            "\\b(?:not|never|cannot|nicht|kein(?:e[nmrs]?)?|nie|niemals)\\b|n['’]t\\b|\\bne .{1,20} pas\\b|不|没|未|禁止",
            FLAGS);
    private static final Pattern SAID = Pattern.compile(
            ASKED.pattern()
                    + "|\\b(?:no|none|nobody|nothing|neither|nor|without|except|excluding|only|unless|ohne|außer|nur|sauf|sans)\\b"
                    + "|\\b(?:prohibit|forbid|forbad|banned|clos|exclu|refus|reject|fail|unab|unav|lack|miss|verbot|untersag|geschlossen"
                    + "|ausge(?:schl|nom)|unzul|unmög|abgelehnt|interdit|fermé|inval|inact)|除|禁|勿|免|非|停|缺|无|别|闭",
            FLAGS);
    /** Chinese asks whether by "is not is", and some words hold a "not" that denies nothing. */
    private static final Pattern NO_DENIAL = Pattern.compile("(.)[不没]\\1|是否|不同|不久|不仅|不锈|不但|不断|未来");

    private Negation() {}

    /** Whether a question asks for what is not. */
    static boolean asked(String question) {
        return ASKED.matcher(NO_DENIAL.matcher(question).replaceAll(" ")).find();
    }

    /** Whether a statement may answer that. */
    static boolean said(String statement) {
        return SAID.matcher(statement).find();
    }
}
