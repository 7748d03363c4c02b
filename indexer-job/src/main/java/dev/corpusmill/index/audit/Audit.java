package dev.corpusmill.index.audit;

import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.audit.Finding.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares each row of a generation with what the catalogue says must be there. Ids, ordinals and embed hashes are computed
 * again. Holds some 200 bytes a document, and a bit a row.
 */
public final class Audit {
    private final GenerationReader reader;
    private final Consumer<Finding> findings;
    private final String modelHash;
    private final Map<String, DocumentCheck> documents = new HashMap<>();
    /** Ids of rows that are parents of others, to be looked up together. */
    private final Map<String, Set<Child>> children = new HashMap<>();

    private long rows;

    private record Child(String group, String row, String document) {}

    /** Hands each finding on as it is made. */
    public Audit(GenerationReader reader, Consumer<Finding> findings) {
        this.reader = reader;
        this.findings = findings;
        this.modelHash = reader.manifest().model().hash();
    }

    /** Reads the catalogue and all rows, and returns the number of rows. */
    public long run() {
        reader.scanCatalogue("", "", row -> documents.put(row.documentId(), new DocumentCheck(row)));
        for (String group : reader.manifest().groups()) {
            String[] last = {""};
            reader.scan(group, "", "", node -> {
                check(group, node, node.id().equals(last[0]));
                last[0] = node.id();
            });
        }
        parents();
        documents.forEach(this::missing);
        return rows;
    }

    private void check(String group, Node node, boolean repeated) {
        rows++;
        DocumentCheck document = documents.get(node.documentId());
        if (document != null && document.unfinished()) {
            return; // named as a whole
        }

        if (document == null) {
            found(Kind.ORPHAN, group, node, "the catalogue does not know the document");
            return;
        }

        String computed = RowIds.node(node.documentId(), group, node.ordinal());
        if (!node.id().equals(computed)) {
            found(Kind.DUPLICATE, group, node, "ordinal " + node.ordinal() + " belongs in row " + computed);
            return;
        }

        if (!document.expects(group, node.ordinal())) {
            found(Kind.ORPHAN, group, node, "the catalogue counts " + document.expected() + " rows");
            return;
        }

        if (repeated || !document.see(group, node.ordinal())) {
            found(Kind.REPEATED, group, node, "the id is there twice");
            return;
        }

        content(group, node, document);
    }

    /** The row is where it should be; is it what it should be? */
    private void content(String group, Node node, DocumentCheck document) {
        if (!node.embedHash().equals(ModelIdentity.embedHash(modelHash, node.text()))) {
            found(Kind.WRONG_MODEL, group, node, "its embed hash is not that of its text and this generation's model");
        } else if (!document.agrees(node.version())) {
            found(
                    Kind.STALE,
                    group,
                    node,
                    "version " + node.version() + ", the catalogue row's is " + document.version());
        } else if (!node.parentId().isEmpty()) {
            children.computeIfAbsent(node.parentId(), id -> new HashSet<>())
                    .add(new Child(group, node.id(), node.documentId()));
        }
    }

    private void parents() {
        Set<String> orphaned = new HashSet<>(children.keySet());
        for (String group : reader.manifest().groups()) {
            reader.fetch(group, List.copyOf(orphaned)).forEach(parent -> {
                boolean sameDocument = children.getOrDefault(parent.id(), Set.of()).stream()
                        .allMatch(child -> child.document().equals(parent.documentId())
                                && !child.group().equals(group));
                if (sameDocument) {
                    orphaned.remove(parent.id());
                }
            });
        }
        for (String parent : orphaned) {
            for (Child child : children.getOrDefault(parent, Set.of())) {
                findings.accept(new Finding(
                        Kind.WRONG_PARENT,
                        child.group(),
                        child.row(),
                        child.document(),
                        "no coarser row of the document has the id " + parent));
            }
        }
    }

    private void missing(String documentId, DocumentCheck document) {
        if (document.unfinished()) {
            findings.accept(new Finding(
                    Kind.UNFINISHED,
                    "document",
                    documentId,
                    documentId,
                    "a run left it half done; the next one repairs it"));
            return;
        }
        document.expected().forEach((group, count) -> {
            for (int ordinal = document.firstUnseen(group, 0);
                    ordinal < count;
                    ordinal = document.firstUnseen(group, ordinal + 1)) {
                findings.accept(new Finding(
                        Kind.MISSING,
                        group,
                        RowIds.node(documentId, group, ordinal),
                        documentId,
                        "ordinal " + ordinal + " of " + count));
            }
        });
    }

    private void found(Kind kind, String group, Node node, String detail) {
        findings.accept(new Finding(kind, group, node.id(), node.documentId(), detail));
    }
}
