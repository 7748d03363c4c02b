package dev.corpusmill.api.model;

import java.util.List;
import java.util.Map;

/**
 * One row of a node group: a part of a document with its place, its access and its vector.
 *
 * @param id see {@link RowIds#node}
 * @param version increases each time the document is indexed; run token × 2³² + number of the plan entry
 * @param parentId the node of a coarser group that this one is part of; empty for a child of the document itself
 * @param textHash hash of {@code text}
 * @param embedHash see {@link ModelIdentity#embedHash}
 * @param vector the embedding, of the model's dimension; empty where it was not asked for
 */
public record Node(
        String id,
        String documentId,
        Access access,
        int ordinal,
        long version,
        String parentId,
        String text,
        String textHash,
        String embedHash,
        String title,
        String uri,
        Place place,
        float[] vector) {
    public String tenant() {
        return access.tenant();
    }

    public List<String> principals() {
        return access.principals();
    }

    public Map<String, String> metadata() {
        return access.metadata();
    }

    /** The same node with other access and metadata. */
    public Node withAccess(long newVersion, Access newAccess) {
        return new Node(
                id,
                documentId,
                newAccess,
                ordinal,
                newVersion,
                parentId,
                text,
                textHash,
                embedHash,
                title,
                uri,
                place,
                vector);
    }

    /** The same node with another vector; an empty one where it is not wanted. */
    public Node withVector(float[] newVector) {
        return new Node(
                id,
                documentId,
                access,
                ordinal,
                version,
                parentId,
                text,
                textHash,
                embedHash,
                title,
                uri,
                place,
                newVector);
    }

    /**
     * The place of a part of the text; of the whole node where its text is not the document's. A table's later part has
     * the table's head in front, which stands elsewhere: what of a range lies in it does not count.
     *
     * @param start offset of the first UTF-16 unit in {@code text}
     * @param end offset behind the last one
     */
    public Place placeOf(int start, int end) {
        int head = headLength();
        if (head < 0 || end <= head) {
            return place;
        }
        int from = Math.max(start, head);
        int offset = place.charStart() - head;
        return place.narrow(
                from + offset, end + offset, text.codePointCount(head, from), text.codePointCount(from, end));
    }

    /** Length of what stands in front of the document's own characters; negative where those are not all there. */
    private int headLength() {
        return text.length() - (place.charEnd() - place.charStart());
    }

    /** What BM25 searches: title, headings and text. */
    public String lexicalText() {
        StringBuilder joined = new StringBuilder(text.length() + 128);
        for (String part : List.of(title, place.heading(), text)) {
            if (!part.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : "\n").append(part);
            }
        }
        return joined.toString();
    }
}
