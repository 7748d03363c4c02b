package dev.corpusmill.query.extract;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of thing a question asks for, by its question word in English, German, French or Chinese. */
enum AnswerType {
    TIME(
            "\\bwhen\\b|\\b(?:what|which|in what|in which) (?:year|date|day|month|time|century|decade)"
                    + "|\\bwann\\b|\\b(?:welche[mnrs]?|welches) (?:jahr|datum|tag|monat|uhrzeit|jahrhundert)"
                    + "|\\bquand\\b|\\bquelle? (?:année|date|jour|heure|mois)"
                    + "|什么时候|何时|哪年|哪一年|几年|几月|几点|哪天|哪一天|哪个月|日期|时间",
            "\\b(?:1\\d|20)\\d\\d\\b|\\d{1,2}[:.]\\d|\\d{1,2} ?[-–] ?\\d|\\d{1,2}(?:st|nd|rd|th)\\b|\\d ?(?:am|pm|a\\.m|p\\.m|o'clock|uhr|h)\\b"
                    + "|(?:\\d|\\b\\p{L}+) (?:days?|weeks?|months?|years?|hours?|minutes?|tage?n?|wochen?|monate?n?|jahre?n?|stunden?|minuten?"
                    + "|jours?|semaines?|mois|ans?|heures?)\\b|\\b(?:daily|weekdays?|weekends?|täglich|werktags|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu"
                    + "|fri|sat|sun)\\b|\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday"
                    + "|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|century|montag|dienstag|mittwoch"
                    + "|donnerstag|freitag|samstag|sonntag|januar|februar|märz|mai|juni|juli|oktober|dezember)\\b"
                    + "|[年月日号点时]|星期|周[一二三四五六日]|世纪"),
    WEIGHT(
            "\\bhow heavy\\b|\\bhow much (?:does|do|did) .{1,60} weigh\\b|\\bwie (?:schwer|viel wieg)|\\bwas wiegt\\b|多重|重量是多少",
            "\\d\\s?(?:k?g|t|lbs?|pounds?|tonn?es?|tons?|kilo\\w*|gramm?\\w*|tonnen?)\\b|[\\d一二三四五六七八九十百千万两半]\\s?(?:吨|公斤|千克|克|斤)"),
    PRICE(
            "\\b(?:how much|wie ?viel|was|what)\\b.{0,60}\\b(?:costs?|kosten|kostet|coûte(?:nt)?)\\b|\\bwhat (?:is|are|was|were) the (?:\\p{L}+ ){0,2}(?:price|fee|fare|rent)s?\\b"
                    + "|\\bwie (?:teuer|hoch (?:ist|sind|war) (?:der|die|das) (?:\\p{L}*(?:preis|gebühr|miete|eintritt)\\p{L}*))\\b|\\bcombien coûte\\b|多少钱|(?:价格|费用|票价|租金)是?多少",
            "[$£€¥]|\\b(?:euros?|eur|dollars?|usd|pounds?|gbp|crowns?|kronen|francs?|franken|chf|cents?|pence|yuan|rmb|free|kostenlos"
                    + "|kostenfrei|gratis|gratuit)\\b|[元块角]|免费|\\|"),
    NUMBER(
            "\\bhow (?:many|much|long|far|old|tall|high|deep|often|large|big|fast|wide|heavy)\\b|\\bwhat"
                    + " (?:percentage|percent|number|amount|size|price|fee|cost|rate|age|temperature|is the fee)|\\bwie"
                    + " (?:viele?|vielen|lange|weit|alt|hoch|tief|oft|groß|breit|schwer|schnell|teuer)\\b|\\bwieviele?\\b"
                    + "|\\bcombien\\b|多少|几[个名人次天年条种座位所家只艘小]|多[大长高远久重宽深]|第几",
            "\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|twice|hundred|thousand"
                    + "|million|billion|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert"
                    + "|tausend|deux|trois|quatre|cinq|sept|huit|neuf|dix)\\b|[一二两三四五六七八九十百千万亿半]"),
    PERSON(
            "\\bwho(?:m|se)?\\b|\\bwer\\b|\\bwe[mn]\\b|\\bwessen\\b|\\bqui\\b|谁|何人|哪位",
            "(?<=[\\p{L}\\p{N},;:|] )\\p{Lu}\\p{L}+|\\p{IsHan}|\\p{Lu}[\\p{L}.]+ \\p{Lu}"),
    PLACE(
            "\\bwhere\\b|\\bwo(?:hin|her)?\\b|\\boù\\b|哪里|哪儿|何处|何地|什么地方|哪个(?:城市|国家|地方|省)",
            "\\b(?:in|at|on|near|under|behind|beside|inside|from|to|im|am|an|auf|bei|neben|hinter|unter|nach|aus|beim|à|dans|sur)"
                    + "\\b|[在于位到]|\\|"),
    OTHER("(?!)", "");

    private final Pattern asked;
    private final Pattern answer;

    AnswerType(String asked, String answer) {
        int flags = Pattern.UNICODE_CASE;
        this.asked = Pattern.compile(asked, flags | Pattern.CASE_INSENSITIVE);
        this.answer = Pattern.compile(answer, asked.contains("wessen") ? flags : flags | Pattern.CASE_INSENSITIVE);
    }

    static AnswerType of(String question) {
        for (AnswerType type : values()) {
            if (type.asked.matcher(question).find()) {
                return type;
            }
        }
        return OTHER;
    }

    /** Whether a text holds a thing of this kind that the question does not name itself. */
    boolean isIn(String text, Set<String> asked) {
        if (this == OTHER) {
            return true;
        }
        Matcher found = answer.matcher(text);
        while (found.find()) {
            if (!asked.contains(found.group())) {
                return true;
            }
        }
        return false;
    }
}
