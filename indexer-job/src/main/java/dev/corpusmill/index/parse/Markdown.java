package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Finds headings and tables of a Markdown text, which itself stays as it is: CommonMark with the pipe tables of GitHub.
 * What is quoted is none of the document's own.
 */
final class Markdown extends AbstractVisitor {
    private static final int MAX_NESTING = 100; // deeper is hostile, and every line would pay for it

    /* Only blocks: a hostile paragraph of a megabyte would take minutes for its links and emphasis. */
    private static final Parser BLOCKS = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .inlineParserFactory(context -> (lines, node) -> {
                if (node instanceof org.commonmark.node.Heading) {
                    node.appendChild(new Text(lines.getContent()));
                }
            })
            .build();
    private static final Pattern FRONT_TITLE = Pattern.compile("(?m)^title:[ \\t]*[\"']?(.*?)[\"']?[ \\t]*$");
    private static final String FENCE = "---\n";

    private final String text;
    private final int body;
    private final List<org.commonmark.node.Heading> headings = new ArrayList<>();
    private final List<Span> tables = new ArrayList<>();
    private final HeadingText titles = new HeadingText();

    private Markdown(String text, int body) {
        this.text = text;
        this.body = body;
    }

    /** Headings, tables and the title of the front matter, if there is one. */
    record Outline(List<Heading> headings, List<Span> tables, String title) {}

    static Outline outline(String text) {
        int body = frontMatterEnd(text);
        Matcher title = FRONT_TITLE.matcher(text).region(0, body);

        Markdown found = new Markdown(text, body);
        BLOCKS.parse(text.substring(body)).accept(found);
        return new Outline(found.titled(), found.tables, title.find() ? title.group(1) : "");
    }

    private static int frontMatterEnd(String text) {
        int close = text.startsWith(FENCE) ? text.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
        return close < 0 ? 0 : close + 1 + FENCE.length();
    }

    @Override
    public void visit(org.commonmark.node.Heading heading) {
        headings.add(heading);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            tables.add(lines(block));
        }
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        titles.define(definition);
    }

    @Override
    public void visit(BlockQuote quote) {}

    /** In a second step, because links may be defined below the headings that use them. */
    private List<Heading> titled() {
        List<Heading> titled = new ArrayList<>();
        for (org.commonmark.node.Heading heading : headings) {
            String title = heading.getFirstChild() instanceof Text marked ? titles.of(marked.getLiteral()) : "";
            if (!title.isEmpty()) {
                Span lines = lines(heading);
                titled.add(new Heading(heading.getLevel(), lines.start(), lines.end(), title));
            }
        }
        return titled;
    }

    /** From the beginning of its first line, so that a list's mark before it stays with it, to the end of its last. */
    private Span lines(Block block) {
        List<SourceSpan> spans = block.getSourceSpans();
        SourceSpan last = spans.get(spans.size() - 1);
        int start = body + spans.get(0).getInputIndex();
        return new Span(text.lastIndexOf('\n', start - 1) + 1, body + last.getInputIndex() + last.getLength());
    }
}
