package dev.corpusmill.index.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads the words of a heading without its marks: no emphasis, no link targets, no HTML; badges only if nothing else. */
final class HeadingText {
    private static final Parser INLINES = Parser.builder().build();
    private static final Pattern LABEL = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{#[^}]*}"); // ## Title {#anchor}
    private static final int MAX_MARKED = 2000; // characters; a longer one is no heading and stays as it is

    private final Map<String, LinkReferenceDefinition> definitions = new HashMap<>();

    void define(LinkReferenceDefinition definition) {
        definitions.putIfAbsent(key(definition.getLabel()), definition);
    }

    String of(String marked) {
        if (marked.length() > MAX_MARKED) {
            return CleanText.collapse(marked);
        }
        StringBuilder source = new StringBuilder("# ")
                .append(ATTRIBUTES.matcher(marked).replaceAll("").replace('\n', ' '));
        Matcher labels = LABEL.matcher(marked);
        while (labels.find()) {
            if (definitions.containsKey(key(labels.group(1)))) {
                source.append("\n[").append(labels.group(1)).append("]: /");
            }
        }

        Node heading = INLINES.parse(source.toString()).getFirstChild();
        String words = words(heading, false);
        return words.isEmpty() ? words(heading, true) : words;
    }

    private static String key(String label) {
        return CleanText.collapse(label).toLowerCase(Locale.ROOT);
    }

    private static String words(Node heading, boolean images) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(Image image) {
                if (images) {
                    visitChildren(image);
                }
            }
        });
        return CleanText.collapse(words);
    }
}
