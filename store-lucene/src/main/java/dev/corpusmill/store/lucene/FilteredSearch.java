package dev.corpusmill.store.lucene;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;

/**
 * The best documents for words among those that pass a filter. Lucene 9 scores words alone by blocks, but words and a
 * filter document by document, which takes more than twice as long. So a filter that many documents pass is only asked
 * about those that would be among the best; the hits and their scores are the same.
 */
final class FilteredSearch {
    // Measured with 1 to 10 words: from a tenth of the documents on it is faster for many words, from half for one.
    private static final int ONE_IN = 4;

    private FilteredSearch() {}

    static TopDocs search(IndexSearcher searcher, Query words, Query filter, int k) throws IOException {
        Weight passing = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
        int documents = searcher.getIndexReader().maxDoc();
        if (atMost(searcher, passing) < documents / ONE_IN) {
            Query both = new BooleanQuery.Builder()
                    .add(words, Occur.MUST)
                    .add(filter, Occur.FILTER)
                    .build();
            return searcher.search(both, k);
        }
        int hits = Math.max(1, Math.min(k, documents));
        return searcher.search(words, new Best(new TopScoreDocCollectorManager(hits, hits), passing));
    }

    /** How many documents may pass. */
    private static long atMost(IndexSearcher searcher, Weight filter) throws IOException {
        long documents = 0;
        for (LeafReaderContext leaf : searcher.getTopReaderContext().leaves()) {
            ScorerSupplier passing = filter.scorerSupplier(leaf);
            documents += passing == null ? 0 : passing.cost();
        }
        return documents;
    }

    private record Best(TopScoreDocCollectorManager top, Weight filter) implements CollectorManager<Passing, TopDocs> {
        @Override
        public Passing newCollector() {
            return new Passing(top.newCollector(), filter);
        }

        @Override
        public TopDocs reduce(Collection<Passing> collectors) throws IOException {
            return top.reduce(collectors.stream().map(each -> each.best).toList());
        }
    }

    /** Gives those that pass on to another collector. Documents come in ascending order, so the filter only moves on. */
    private static final class Passing extends FilterCollector {
        private final TopScoreDocCollector best;
        private final Weight filter;

        Passing(TopScoreDocCollector best, Weight filter) {
            super(best);
            this.best = best;
            this.filter = filter;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            Scorer passing = filter.scorer(leaf);
            if (passing == null) {
                throw new CollectionTerminatedException(); // nothing of this segment passes
            }
            DocIdSetIterator documents = passing.iterator();
            return new FilterLeafCollector(best.getLeafCollector(leaf)) {
                @Override
                public void collect(int doc) throws IOException {
                    int at = documents.docID();
                    if (at < doc) {
                        at = documents.advance(doc);
                    }
                    if (at == doc) {
                        in.collect(doc);
                    }
                }
            };
        }
    }
}
