package dev.corpusmill.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and a filter, over three segments with deleted documents, against Lucene's own query for both. */
class FilteredSearchTest {
    private static final int DOCUMENTS = 3_000;
    private static final int VOCABULARY = 40;
    private static final int QUESTIONS = 50;
    private static final int FIRST_SEARCHES = 500;

    private static final Directory DIRECTORY = new ByteBuffersDirectory();
    private static DirectoryReader reader;

    @BeforeAll
    static void write() throws IOException {
        Random random = new Random(20_261_122);
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(DIRECTORY, config)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                Document document = new Document();
                document.add(new StringField("id", Integer.toString(i), Field.Store.NO));
                document.add(new TextField("text", words(random, 5 + random.nextInt(30)), Field.Store.NO));
                for (int percent : List.of(100, 90, 50, 26, 24, 3)) {
                    if (random.nextInt(100) < percent) {
                        document.add(new StringField("passes", Integer.toString(percent), Field.Store.NO));
                    }
                }
                document.add(new StringField("passes", i < DOCUMENTS / 3 ? "first segment" : "others", Field.Store.NO));
                writer.addDocument(document);
                if (i % (DOCUMENTS / 3) == DOCUMENTS / 3 - 1) {
                    writer.commit();
                }
            }
            for (int i = 0; i < DOCUMENTS; i += 7) {
                writer.deleteDocuments(new Term("id", Integer.toString(i)));
            }
        }
        reader = DirectoryReader.open(DIRECTORY);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
        DIRECTORY.close();
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("w")
                    .append(Math.abs((int) (random.nextGaussian() * VOCABULARY / 3)))
                    .append(' ');
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "90", "50", "26", "24", "3", "first segment", "others", "nowhere"})
    void finds_what_one_query_for_both_finds(String passes) throws IOException {
        agree(new TermQuery(new Term("passes", passes)));
    }

    @Test
    void filters_of_any_kind_are_kept() throws IOException {
        agree(new MatchAllDocsQuery());
        agree(new MatchNoDocsQuery());
        agree(new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(new TermQuery(new Term("passes", "50")), Occur.MUST_NOT)
                .build());
    }

    /** A reader makes its context when it is first asked for, and threads that ask at the same time may get two. */
    @Test
    void first_searches_of_a_reader_at_once_do_not_disturb_each_other() throws Exception {
        Query words = new TermQuery(new Term("text", "w1"));
        Query filter = new TermQuery(new Term("passes", "90"));
        List<String> expected = hits(FilteredSearch.search(new IndexSearcher(reader), words, filter, 10));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            for (int i = 0; i < FIRST_SEARCHES; i++) {
                try (DirectoryReader fresh = DirectoryReader.open(DIRECTORY)) {
                    Callable<List<String>> search = () -> {
                        together.await(10, TimeUnit.SECONDS);
                        return hits(FilteredSearch.search(new IndexSearcher(fresh), words, filter, 10));
                    };
                    for (Future<List<String>> found : threads.invokeAll(List.of(search, search))) {
                        assertThat(found.get()).isEqualTo(expected);
                    }
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void agree(Query filter) throws IOException {
        Random random = new Random(7);
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int i = 0; i < QUESTIONS; i++) {
            BooleanQuery.Builder asked = new BooleanQuery.Builder();
            for (String word : words(random, 1 + i % 9).trim().split(" ")) {
                asked.add(new TermQuery(new Term("text", word)), Occur.SHOULD);
            }
            BooleanQuery words = asked.build();
            BooleanQuery both = new BooleanQuery.Builder()
                    .add(words, Occur.MUST)
                    .add(filter, Occur.FILTER)
                    .build();
            for (int k : new int[] {1, 10, 2 * DOCUMENTS}) {
                TopDocs found = FilteredSearch.search(searcher, words, filter, k);
                assertThat(hits(found)).as("%s %s", words, filter).isEqualTo(hits(searcher.search(both, k)));
            }
        }
    }

    private static List<String> hits(TopDocs found) {
        return Arrays.stream(found.scoreDocs)
                .map(hit -> hit.doc + "=" + hit.score)
                .toList();
    }
}
