package dev.corpusmill.store.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Finds rows by their terms, without any scoring. */
final class LuceneRowLookup {
    /** A live document of a segment, and the term by which it was found. */
    record Found(LeafReader leaf, int doc, String term) {
        BytesRef row() throws IOException {
            return LuceneRowLookup.row(leaf, doc);
        }

        float[] vector(String field) throws IOException {
            FloatVectorValues values = leaf.getFloatVectorValues(field);
            if (values == null || values.advance(doc) != doc) {
                throw new IOException("row without vector: field=" + field + " term=" + term);
            }
            return values.vectorValue().clone();
        }
    }

    /** Takes the encoded row. */
    interface RowConsumer {
        void accept(BytesRef row) throws IOException;
    }

    private final DirectoryReader reader;

    LuceneRowLookup(DirectoryReader reader) {
        this.reader = reader;
    }

    /** The row of a document of the whole index; valid until the next call. */
    static BytesRef row(DirectoryReader reader, int doc) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        return row(leaf.reader(), doc - leaf.docBase);
    }

    private static BytesRef row(LeafReader leaf, int doc) throws IOException {
        BinaryDocValues rows = leaf.getBinaryDocValues(LuceneFields.ROW);
        if (rows == null || !rows.advanceExact(doc)) {
            throw new IOException("document without row: doc=" + doc);
        }
        return rows.binaryValue();
    }

    /** For each term one live document that has it, in the order in which they lie on the disk. */
    List<Found> first(String field, Collection<String> terms) throws IOException {
        Set<String> wanted = new TreeSet<>(terms);
        List<Found> all = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            Terms indexed = context.reader().terms(field);
            if (indexed != null) {
                List<Found> found = new ArrayList<>();
                TermsEnum iterator = indexed.iterator();
                for (String term : wanted) {
                    int doc = iterator.seekExact(new BytesRef(term)) ? live(context.reader(), iterator) : -1;
                    if (doc >= 0) {
                        found.add(new Found(context.reader(), doc, term));
                    }
                }
                found.forEach(hit -> wanted.remove(hit.term()));
                found.sort(Comparator.comparingInt(Found::doc));
                all.addAll(found);
            }
        }
        return all;
    }

    /** All rows of a group with {@code fromId <= id < toId}, in the order of their keys; "" means no bound. */
    void scan(String group, String fromId, String toId, RowConsumer consumer) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, LuceneFields.KEY);
        if (terms == null) {
            return;
        }
        BytesRef prefix = new BytesRef(LuceneFields.key(group, ""));
        BytesRef end = toId.isEmpty() ? null : new BytesRef(LuceneFields.key(group, toId));
        TermsEnum keys = terms.iterator();
        boolean none = keys.seekCeil(new BytesRef(LuceneFields.key(group, fromId))) == TermsEnum.SeekStatus.END;
        BytesRef key = none ? null : keys.term();
        Bits live = MultiBits.getLiveDocs(reader);
        while (key != null && StringHelper.startsWith(key, prefix) && (end == null || key.compareTo(end) < 0)) {
            int doc = live(live, keys);
            if (doc >= 0) {
                consumer.accept(row(reader, doc));
            }
            key = keys.next();
        }
    }

    private static int live(LeafReader leaf, TermsEnum term) throws IOException {
        return live(leaf.getLiveDocs(), term);
    }

    private static int live(@Nullable Bits live, TermsEnum term) throws IOException {
        PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (live == null || live.get(doc)) {
                return doc;
            }
        }
        return -1;
    }
}
