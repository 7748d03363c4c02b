package dev.corpusmill.index.parse.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What bytes say of their own charset at their beginning: an XML declaration, an HTML meta, a coding comment. */
final class CharsetDeclaration {
    /** As far as browsers look for a meta. */
    private static final int MAX_BYTES = 1024;

    private static final String LABEL = "\\s*=\\s*[\"']?\\s*([\\w:.-]{2,40})";
    private static final Pattern XML = Pattern.compile("^\\s*<\\?xml[^>]{0,200}?\\sencoding" + LABEL);
    private static final Pattern META = Pattern.compile("(?i)<meta\\s[^>]{0,300}?charset" + LABEL);
    private static final Pattern STYLE = Pattern.compile("^@charset\\s+\"([\\w:.-]{2,40})\";");
    private static final Pattern COMMENT = Pattern.compile(
            "^(?:[^\\n]{0,200}\\n)?[^\\n]{0,80}?(?<![\\w-])(?:file)?(?:en)?coding[:=][ \\t]*([\\w.-]{2,40})");

    private CharsetDeclaration() {}

    static Optional<Charset> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, MAX_BYTES), StandardCharsets.ISO_8859_1);
        for (Pattern form : new Pattern[] {XML, META, STYLE, COMMENT}) {
            Matcher found = form.matcher(head);
            if (found.find()) {
                return EncodingLabels.charset(found.group(1));
            }
        }
        return Optional.empty();
    }
}
