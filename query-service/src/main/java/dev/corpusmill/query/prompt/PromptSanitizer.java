package dev.corpusmill.query.prompt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the power from text that others wrote: it can neither close its delimiters nor speak as another role. */
final class PromptSanitizer {
    // Our own delimiter, opened or closed, with any spacing and case.
    private static final Pattern DELIMITER = Pattern.compile("<(\\s*/?\\s*source)", Pattern.CASE_INSENSITIVE);
    // Marks of the common chat formats: <|im_start|>, <|eot_id|>, [INST], <<SYS>>, <s>, <start_of_turn>.
    private static final Pattern CHAT_MARK = Pattern.compile(
            "<(\\|[^|<>]{1,40}\\|)>|\\[(/?INST)]|<(</?SYS>)>|<(/?s|(?:start|end)_of_turn)>", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNQUOTABLE = Pattern.compile("[\"\\p{Cntrl}<>]+");

    private PromptSanitizer() {}

    static String text(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('[') < 0) {
            return text; // as most are
        }
        String safe = CHAT_MARK.matcher(text).replaceAll(found -> {
            for (int i = 1; i <= found.groupCount(); i++) {
                if (found.group(i) != null) {
                    return Matcher.quoteReplacement("‹" + found.group(i) + "›");
                }
            }
            return "";
        });
        return DELIMITER.matcher(safe).replaceAll("‹$1");
    }

    /** For a value between double quotes, on one line. */
    static String attribute(String value) {
        return UNQUOTABLE.matcher(text(value)).replaceAll(" ").strip();
    }
}
