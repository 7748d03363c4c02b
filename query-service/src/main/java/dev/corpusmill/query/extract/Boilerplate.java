package dev.corpusmill.query.extract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines around a text that nobody reads as text: front matter, rules, heads of mails, navigation. */
final class Boilerplate {
    private static final int MAX_FRONT_MATTER = 60; // lines
    private static final Set<String> MAIL_KEYS =
            words("from to cc bcc subject date sent reply-to attachments importance"
                    + " von an betreff datum gesendet kopie anlagen de à objet envoyé pièces"
                    + " 发件人 收件人 抄送 主题 日期 时间 发送时间 附件");
    private static final Set<String> MAIL_SURE = words("from reply-to von de 发件人 subject betreff objet 主题");
    private static final Set<String> LINKS = words("home about contact login logout register privacy imprint sitemap"
            + " search menu products services news blog faq help downloads careers startseite impressum datenschutz"
            + " kontakt suche anmelden accueil mentions 首页 联系我们 关于我们 登录 注册 产品 新闻");
    private static final Pattern BETWEEN_LINKS = Pattern.compile("\\s*[|›»>/·•→]\\s*");
    private static final int MIN_LINKS = 2;
    private static final int MAX_LINK = 30; // characters

    private Boilerplate() {}

    private static Set<String> words(String separated) {
        return Set.of(separated.split(" "));
    }

    /** The line behind front matter, which may only begin a text. */
    static int frontMatterEnd(TextLines lines) {
        String fence = lines.of(0);
        if (!fence.equals("---") && !fence.equals("+++")) {
            return 0;
        }
        for (int at = 1; at < Math.min(lines.size(), MAX_FRONT_MATTER); at++) {
            if (lines.of(at).equals(fence) && at > 1) {
                return at + 1;
            }
        }
        return 0;
    }

    /** The line behind what begins here and is left out; the line itself where nothing does. */
    static int end(TextLines lines, int first) {
        if (lines.isRule(first)) {
            return first + 1;
        }
        int mail = mailHeadEnd(lines, first);
        return mail > first ? mail : navigationEnd(lines, first);
    }

    private static int mailHeadEnd(TextLines lines, int first) {
        int at = first;
        boolean sure = false;
        while (!lines.blank(at) && MAIL_KEYS.contains(key(lines.of(at)))) {
            sure |= MAIL_SURE.contains(key(lines.of(at)));
            at++;
        }
        return sure && at - first >= 2 ? at : first;
    }

    private static String key(String line) {
        int colon = line.indexOf(':');
        int wide = line.indexOf('：');
        int end = colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
        return end < 0 ? "" : line.substring(0, end).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** A row of links in one line, or in lines of their own. */
    private static int navigationEnd(TextLines lines, int first) {
        String[] links = BETWEEN_LINKS.split(lines.of(first));
        if (links.length > MIN_LINKS && known(links) >= MIN_LINKS) {
            return first + 1;
        }
        int at = first;
        int known = 0;
        while (!lines.blank(at) && lines.of(at).length() <= MAX_LINK && !lines.isHeading(at)) {
            known += known(lines.of(at).replaceFirst("^[-*•] ?", ""));
            at++;
        }
        return known >= MIN_LINKS && at - first <= known * 3 ? at : first;
    }

    private static int known(String... links) {
        int known = 0;
        for (String link : links) {
            String name = link.strip().toLowerCase(Locale.ROOT);
            int blank = name.indexOf(' ');
            boolean lone = blank < 0 || name.length() <= MAX_LINK / 2;
            known += lone && LINKS.contains(blank < 0 ? name : name.substring(0, blank)) ? 1 : 0;
        }
        return known;
    }
}
