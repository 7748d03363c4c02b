package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.text.SearchWords;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.VectorUtil;

/** Searches one commit: by vectors and by words. Every search ends at its deadline. */
final class LuceneSearch {
    // A graph search for k finds 91 % of the true first ten at k = 10 and all of them at k = 50: ask for more and cut.
    private static final int MIN_CANDIDATES = 100;

    private final DirectoryReader reader;
    private final String language;
    private final LuceneFilters filters;
    private final BM25Similarity similarity;
    private final IntFunction<ScoredNode.Reading> nodes;

    /** Searches this commit; {@code nodes} reads the documents of it. */
    LuceneSearch(
            DirectoryReader reader,
            Generation manifest,
            LuceneSettings settings,
            IntFunction<ScoredNode.Reading> nodes) {
        this.reader = reader;
        this.language = manifest.language();
        this.filters = new LuceneFilters(manifest.metadataTypes());
        this.similarity = settings.similarity();
        this.nodes = nodes;
    }

    List<ScoredNode> dense(String group, float[] vector, int k, NodeFilter filter, Deadline deadline)
            throws IOException {
        float[] unit = VectorUtil.l2normalize(vector.clone());
        Query filterQuery = filters.query(filter);
        int candidates = Math.max(MIN_CANDIDATES, k + k / 2);
        Query nearest = filterQuery instanceof MatchAllDocsQuery
                ? new KnnFloatVectorQuery(LuceneFields.vector(group), unit, candidates)
                : new KnnFloatVectorQuery(LuceneFields.vector(group), unit, candidates, filterQuery);
        return hits(
                searcher(deadline, new SampledTimeout(deadline)).search(nearest, k), deadline, LuceneSearch::cosine);
    }

    /** Lucene's score is (1 + cosine) / 2. */
    private static double cosine(double score) {
        return Math.max(-1, Math.min(1, 2 * score - 1));
    }

    List<ScoredNode> lexical(String group, String question, int k, NodeFilter filter, Deadline deadline)
            throws IOException {
        Query filterQuery = filters.query(filter);
        Map<String, Integer> asked = SearchWords.ofQuestion(language, question);
        if (asked.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (Map.Entry<String, Integer> word : asked.entrySet()) {
            Query term = new TermQuery(new Term(LuceneFields.text(group), word.getKey()));
            words.add(word.getValue() == 1 ? term : new BoostQuery(term, word.getValue()), Occur.SHOULD);
        }
        TopDocs best = FilteredSearch.search(searcher(deadline, deadline::expired), words.build(), filterQuery, k);
        return hits(best, deadline, DoubleUnaryOperator.identity());
    }

    long count(String group, NodeFilter filter) throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(LuceneFields.GROUP, group)), Occur.FILTER)
                .add(filters.query(filter), Occur.FILTER)
                .build();
        return new IndexSearcher(reader).count(query);
    }

    private IndexSearcher searcher(Deadline deadline, QueryTimeout timeout) {
        inTime(deadline);
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
        searcher.setTimeout(timeout);
        return searcher;
    }

    private List<ScoredNode> hits(TopDocs best, Deadline deadline, DoubleUnaryOperator score) {
        inTime(deadline); // a search that was cut short found whatever came first
        ScoredNode[] hits = new ScoredNode[best.scoreDocs.length];
        for (int i = 0; i < hits.length; i++) {
            ScoreDoc found = best.scoreDocs[i];
            hits[i] = new ScoredNode(found.doc, score.applyAsDouble(found.score), nodes.apply(found.doc));
        }
        Arrays.sort(hits, ScoredNode.BEST_FIRST); // as they are, but for equal scores
        return List.of(hits);
    }

    private static void inTime(Deadline deadline) {
        if (deadline.expired()) {
            throw new StoreException(FailureKind.TRANSIENT, "search passed its deadline");
        }
    }
}
