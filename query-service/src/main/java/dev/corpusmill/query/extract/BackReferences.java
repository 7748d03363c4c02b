package dev.corpusmill.query.extract;

import java.util.regex.Pattern;

/** Whether a sentence begins with a word for what the sentence before it names, so that nobody understands it alone. */
final class BackReferences {
    /** Such a word among the first of a sentence, not behind a comma, where a name may already stand. */
    private static final Pattern ENGLISH = Pattern.compile(
            "^(?:(?:and|but|if|when|while|as|since|because|once|until|after|before|then|otherwise|also|yet|so|for|with|in|on|of|by)\\s+){0,2}"
                    + "(?:it|they|he|she|its|their|his|her|them|this|these|those|such|both|otherwise|neither)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GERMAN = Pattern.compile(
            "^(?:(?:und|aber|wenn|falls|sobald|da|weil|dann|auch|bei|mit|in|an|auf|für|nach|vor)\\s+){0,2}"
                    + "(?:er|sie|es|ihm|ihr|ihre[rnms]?|sein(?:e[rnms]?)?|dies(?:e[rnms]?)?|diejenigen?|sonst|beide[rns]?|dabei|dafür|davon|danach|damit|dadurch)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CHINESE =
            Pattern.compile("^(?:但|而|如果|若|当|因为|所以|否则|并且|同时)?[，,]?(?:其(?![他它余中实])|它|他|她|这|此|该|上述|两者|否则)");

    private BackReferences() {}

    static boolean opens(String sentence) {
        String text = sentence.strip();
        return ENGLISH.matcher(text).find()
                || GERMAN.matcher(text).find()
                || CHINESE.matcher(text).find();
    }
}
