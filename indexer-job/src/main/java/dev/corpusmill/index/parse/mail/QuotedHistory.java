package dev.corpusmill.index.parse.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds where a plain text goes on with the mail that it answers, if that mail's lines do not begin with {@code >}: below a
 * line like "On Monday Ann wrote:", a rule like "-----Original Message-----", or the head of the other mail.
 */
final class QuotedHistory {
    private static final int MAX_LINE = 300;
    private static final Pattern RULE =
            Pattern.compile("(?iu)[-_ ]{3,}\\s*(original message|ursprüngliche nachricht|original-nachricht|message"
                    + " d['’]origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk"
                    + " bericht|исходное сообщение|原始邮件|原始郵件|元のメッセージ)\\s*[-_ ]{3,}");
    private static final Pattern WROTE =
            Pattern.compile("(?iu)(on\\s.{4,200}\\swrote|am\\s.{4,200}schrieb.{0,120}|le\\s.{4,200}a"
                    + " écrit|el\\s.{4,200}escribió|il\\s.{4,200}ha"
                    + " scritto|em\\s.{4,200}escreveu|op\\s.{4,200}schreef.{0,120}|在.{2,200}写道|於.{2,200}寫道)\\s*[:：]");
    private static final Pattern SENDER = Pattern.compile("(?iu)\\*?(from|von|de|da|van|от|发件人|寄件者|差出人)\\s*[:：].{2,}");
    private static final Pattern SENT = Pattern.compile(
            "(?iu)\\*?(sent|date|gesendet|datum|envoyé|enviado|inviato|data|verzonden|отправлено|дата|发送时间|日期|寄件日期|送信日時)\\s*[:：].{2,}");
    private static final int HEAD_LINES = 4;

    private QuotedHistory() {}

    /** The first line of the history, or the number of lines if there is none. */
    static int start(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (line.length() > MAX_LINE || line.startsWith(">")) {
                continue;
            }
            String both =
                    at + 1 < lines.size() && line.length() + lines.get(at + 1).length() < MAX_LINE
                            ? line + ' ' + lines.get(at + 1).strip()
                            : line;
            if (RULE.matcher(line).matches() || isHead(lines, at)) {
                return at;
            } else if (WROTE.matcher(line).matches()) {
                return isMarked(lines, at + 1) ? lines.size() : at;
            } else if (WROTE.matcher(both).matches()) {
                return isMarked(lines, at + 2) ? lines.size() : at;
            }
        }
        return lines.size();
    }

    private static boolean isHead(List<String> lines, int at) {
        if (!SENDER.matcher(lines.get(at).strip()).matches()) {
            return false;
        }
        List<String> next = lines.subList(at + 1, Math.min(lines.size(), at + 1 + HEAD_LINES));
        return next.stream().anyMatch(line -> SENT.matcher(line.strip()).matches());
    }

    /** Whether the next text is marked already. */
    private static boolean isMarked(List<String> lines, int from) {
        return lines.subList(Math.min(from, lines.size()), lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> line.startsWith(">"))
                .isPresent();
    }
}
