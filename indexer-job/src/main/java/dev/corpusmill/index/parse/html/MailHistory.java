package dev.corpusmill.index.parse.html;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where the page of a mail repeats earlier mails: in blocks that quote, or from the head of the other mail on. */
final class MailHistory {
    private static final Pattern QUOTING =
            Pattern.compile("(?:^|\\s)(?:gmail_quote|yahoo_quoted|protonmail_quote)(?:$|\\s)");
    private static final String MARKED_HEAD =
            "#divRplyFwdMsg, #x_divRplyFwdMsg, #OLK_SRC_BODY_SECTION, .OutlookMessageHeader";
    /** Outlook's rule above the head of the other mail. */
    private static final String RULED_HEAD = "div[style*=border-top]";

    private static final Pattern HEAD = Pattern.compile(
            "(?iu)\\s*(from|von|de|da|van|от|发件人|寄件者|差出人)\\s*[:：].{2,200}?"
                    + "(sent|date|gesendet|datum|envoyé|enviado|inviato|data|verzonden|отправлено|дата|发送时间|日期|寄件日期|送信日時)\\s*[:：].*");
    private static final int MAX_HEAD = 2000;

    private final @Nullable Element start;

    private MailHistory(@Nullable Element start) {
        this.start = start;
    }

    static MailHistory of(Document page) {
        Element marked = page.selectFirst(MARKED_HEAD);
        if (marked != null) {
            return new MailHistory(marked);
        }
        return new MailHistory(page.select(RULED_HEAD).stream()
                .filter(ruled -> isHead(ruled.text()))
                .findFirst()
                .orElse(null));
    }

    private static boolean isHead(String text) {
        return text.length() <= MAX_HEAD && HEAD.matcher(text).matches();
    }

    /** Whether all from here on is an earlier mail. */
    boolean startsAt(Element element) {
        return element.equals(start);
    }

    /** Whether the element, and no more, is of an earlier mail. */
    boolean isQuoted(Element element) {
        return element.normalName().equals("blockquote")
                && (element.attr("type").equalsIgnoreCase("cite")
                        || QUOTING.matcher(element.className()).find());
    }
}
