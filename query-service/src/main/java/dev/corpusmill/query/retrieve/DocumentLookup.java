package dev.corpusmill.query.retrieve;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.IndexView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists the documents that a client may see, and gives the text of one. */
public final class DocumentLookup {
    private static final String GROUP = "chunk";
    private static final int MAX_NODES = 2000;
    private static final int MAX_CHARS = 1 << 20;

    private final LiveIndex index;

    public DocumentLookup(LiveIndex index) {
        this.index = index;
    }

    /** A document without its text. */
    public record Entry(String id, String title, String uri) {}

    /**
     * A document with its text.
     *
     * @param complete false where the document is longer than may be given
     */
    public record Text(Entry entry, String text, boolean complete) {}

    /**
     * Documents in the order of their ids.
     *
     * @param after those behind this id; empty for the first
     * @param max so many at most
     */
    public List<Entry> list(Scope scope, String after, int max) {
        List<Entry> entries = new ArrayList<>();
        try (IndexView view = index.acquire()) {
            view.reader().scanCatalogue(after, "", row -> {
                if (!row.documentId().equals(after) && visible(row, scope)) {
                    entries.add(entry(row));
                }
                if (entries.size() >= max) {
                    throw new EnoughException();
                }
            });
        } catch (EnoughException enough) {
            return entries;
        }
        return entries;
    }

    /** The document with its text, put together from its nodes; empty where the client sees no such document. */
    public Optional<Text> text(Scope scope, String id) {
        try (IndexView view = index.acquire()) {
            GenerationReader reader = view.reader();
            for (CatalogueRow row : reader.fetchCatalogue(List.of(id))) {
                if (visible(row, scope)) {
                    int count = row.nodes().getOrDefault(GROUP, 0);
                    List<Node> nodes = nodes(reader, scope, id, Math.min(count, MAX_NODES));
                    String text = joined(nodes);
                    boolean complete = count <= MAX_NODES && text.length() <= MAX_CHARS;
                    return Optional.of(new Text(entry(row), cut(text), complete));
                }
            }
            return Optional.empty();
        }
    }

    /** Nodes of a document from an ordinal on, as their client may see them; none where there is no such document. */
    public List<Node> nodes(Scope scope, String id, int from, int max) {
        try (IndexView view = index.acquire()) {
            for (CatalogueRow row : view.reader().fetchCatalogue(List.of(id))) {
                if (visible(row, scope)) {
                    int count = row.nodes().getOrDefault(GROUP, 0);
                    return nodes(view.reader(), scope, id, from, Math.min(count, from + max));
                }
            }
            return List.of();
        }
    }

    private static List<Node> nodes(GenerationReader reader, Scope scope, String id, int count) {
        return nodes(reader, scope, id, 0, count);
    }

    private static List<Node> nodes(GenerationReader reader, Scope scope, String id, int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int ordinal = from; ordinal < to; ordinal++) {
            ids.add(RowIds.node(id, GROUP, ordinal));
        }
        List<Node> nodes = new ArrayList<>(reader.fetch(GROUP, ids, scope.narrowedBy(NodeFilter.all())));
        nodes.sort(Comparator.comparingInt(Node::ordinal));
        return nodes;
    }

    /** Nodes repeat the end of the one before; where their places tell how much, it is left out. */
    private static String joined(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (Node node : nodes) {
            int start = node.place().charStart();
            boolean exact = node.place().charEnd() - start == node.text().length();
            int repeated = exact && !text.isEmpty() && start < end
                    ? Math.min(end - start, node.text().length())
                    : 0;
            text.append(text.isEmpty() || repeated > 0 ? "" : "\n")
                    .append(node.text().substring(repeated));
            end = node.place().charEnd();
            if (text.length() > MAX_CHARS) {
                break;
            }
        }
        return text.toString();
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return text.substring(0, end);
    }

    private static boolean visible(CatalogueRow row, Scope scope) {
        return row.status() == DocumentStatus.INDEXED
                && row.tenant().equals(scope.tenant())
                && !Collections.disjoint(row.access().principals(), scope.principals());
    }

    private static Entry entry(CatalogueRow row) {
        return new Entry(row.documentId(), row.title(), row.uri());
    }

    /** Ends a scan early: it has no other end. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughException() {
            super("enough", null, false, false);
        }
    }
}
