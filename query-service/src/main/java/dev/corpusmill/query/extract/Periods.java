package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads for how long something holds or is counted: "a month", "weekly ticket", Jahreskarte, 月票. */
final class Periods {
    private static final String PER = "(?i)\\b(?:per|an?|each|every|pro|je|jeden?|jede[ns]|in der|par) ";
    private static final String FARES = "(?:ticket|pass|card|fee|rate|rent|fare)s?\\b";
    private static final String GERMAN_FARES = "s?(?:karte|ticket|preis|gebühr|miete|beitrag|pass)\\w*";
    private static final Map<String, Pattern> PATTERNS = Map.of(
            "hour", of("hours?", "hourly|stündlich\\w*", "stunde", "(?:每|一)(?:个)?小时"),
            "day", of("(?:day|night)s?", "daily|nightly|täglich\\w*", "tag|nacht", "每[天日晚]|日(?=[票卡租])"),
            "week", of("weeks?", "weekly|wöchentlich\\w*", "woche", "每(?:个)?(?:周|星期)|周(?=[票卡租])"),
            "month", of("months?", "monthly|monatlich\\w*", "monat", "每(?:个)?月|月(?=[票卡租薪])"),
            "year", of("years?", "yearly|annual(?:ly)?|jährlich\\w*", "jahr", "每年|年(?=[票卡租薪])"));

    private Periods() {}

    private static Pattern of(String english, String adverbs, String german, String chinese) {
        return Pattern.compile(PER + "(?:" + english + "|" + german + ")\\b(?! \\d{4})|\\b(?:" + adverbs + ")\\b|\\b(?:"
                + english + ")(?=[ -]" + FARES + ")|\\b(?:" + german + ")(?:e?[ns])?(?="
                + GERMAN_FARES + ")|" + chinese);
    }

    static void read(QualifierText text) {
        PATTERNS.forEach((period, pattern) -> text.take(pattern, found -> new Qualifier(Kind.PERIOD, period)));
    }
}
