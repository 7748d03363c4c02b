package dev.corpusmill.query.extract;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the document of a hit speaks of anywhere in what was found of it. A report names its year once, not in each passage:
 * what a statement does not repeat is no reason to refuse it.
 */
final class Mentions {
    private final List<Hit> hits;
    private final Map<String, Document> documents = new HashMap<>();

    private record Document(String lower, Set<String> words, List<Qualifier> qualifiers) {}

    Mentions(List<Hit> hits) {
        this.hits = hits;
    }

    /** Whether the document of a hit names the same one of the same kind. */
    boolean has(int passage, Qualifier asked) {
        Document document = document(passage);
        return document.qualifiers().stream().anyMatch(found -> asked.comparable(found) && asked.same(found));
    }

    /** Whether it has each of the names, be it with another ending or with a letter mistyped. */
    boolean hasNames(int passage, List<String> names) {
        Document document = document(passage);
        return names.stream().allMatch(name -> Names.isIn(name, document.lower(), document.words()));
    }

    private Document document(int passage) {
        return documents.computeIfAbsent(hits.get(passage).node().documentId(), this::read);
    }

    private Document read(String id) {
        StringBuilder all = new StringBuilder();
        for (Hit hit : hits) {
            Node node = hit.node();
            if (node.documentId().equals(id)) {
                all.append(node.title()).append('\n').append(node.place().heading());
                all.append('\n').append(node.text()).append('\n');
            }
        }
        String text = all.toString();
        return new Document(Names.lower(text), Names.words(text), Qualifiers.of(text));
    }
}
