package dev.corpusmill.index.listing;

import java.util.regex.Pattern;

/**
 * A glob over paths with {@code /}, in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}: {@code *}, {@code **},
 * {@code ?}, {@code [a-z]}, {@code {a,b}}. Over text: a {@link java.nio.file.Path} cannot hold every name where the locale of
 * the process is not UTF-8. A leading {@code **}{@code /} also stands for no folder at all, as everywhere but in Java.
 */
final class Glob {
    private static final String MARKS = "\\*?[{";

    private final Pattern pattern;
    private final String literal;

    /** The glob has been checked: it is one. */
    Glob(String glob) {
        String regex = regex(glob);
        String anywhere = glob.startsWith("**/") ? regex(glob.substring(3)) + "|" : "";
        this.pattern = Pattern.compile(anywhere + regex, Pattern.DOTALL);
        this.literal = literalOf(glob);
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether something beneath this folder may match, as far as the beginning of the glob tells; "" is the root. */
    boolean mayMatchBeneath(String folder) {
        return folder.isEmpty() || literal.startsWith(folder) || folder.startsWith(literal);
    }

    private static String literalOf(String glob) {
        int end = 0;
        while (end < glob.length() && MARKS.indexOf(glob.charAt(end)) < 0) {
            end++;
        }
        return glob.substring(0, end);
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        boolean group = false;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '\\' -> regex.append(Pattern.quote(glob.substring(++i, i + 1)));
                case '?' -> regex.append("[^/]");
                case '*' -> {
                    boolean folders = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
                    regex.append(folders ? ".*" : "[^/]*");
                    i += folders ? 1 : 0;
                }
                case '[' -> {
                    int end = glob.indexOf(']', i + 2);
                    regex.append(characters(glob.substring(i + 1, end)));
                    i = end;
                }
                case '{' -> {
                    regex.append("(?:");
                    group = true;
                }
                case '}' -> {
                    regex.append(group ? ")" : "\\}");
                    group = false;
                }
                case ',' -> regex.append(group ? "|" : ",");
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** One of these, or with {@code !} none of them, but no slash. */
    private static String characters(String inside) {
        boolean negated = inside.startsWith("!");
        String set = (negated ? inside.substring(1) : inside)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&&", "\\&&")
                .replace("^", "\\^");
        return "[[^/]&&[" + (negated ? "^" : "") + set + "]]";
    }
}
