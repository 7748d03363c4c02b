package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.FieldType;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.text.SearchWords;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;

/** Rows as Lucene documents: what is searched in fields of its own, the row itself as bytes. */
final class LuceneRows {
    private static final org.apache.lucene.document.FieldType WORDS = words();

    private final Generation manifest;
    private final VectorSimilarityFunction similarity;

    LuceneRows(Generation manifest) {
        this.manifest = manifest;
        // The dot product of vectors of length 1 is their cosine, and costs a third of it.
        this.similarity =
                manifest.model().normalized() ? VectorSimilarityFunction.DOT_PRODUCT : VectorSimilarityFunction.COSINE;
    }

    Document document(String group, Node node) throws IOException {
        Document document = new Document();
        keyword(document, LuceneFields.KEY, LuceneFields.key(group, node.id()));
        keyword(document, LuceneFields.GROUP, group);
        keyword(document, "document_id", node.documentId());
        keyword(document, "tenant", node.tenant());
        keyword(document, "uri", node.uri());
        node.principals().forEach(principal -> keyword(document, "principals", principal));
        document.add(new LongPoint("page", node.place().page()));
        node.metadata().forEach((name, value) -> metadata(document, name, value));
        document.add(new Field(
                LuceneFields.text(group),
                new CountedWords(SearchWords.ofPassage(manifest.language(), node.lexicalText())),
                WORDS));
        document.add(new KnnFloatVectorField(
                LuceneFields.vector(group), node.vector().clone(), similarity));
        if (!node.embedHash().isEmpty()) {
            keyword(document, LuceneFields.embedHash(group), node.embedHash());
        }
        document.add(new BinaryDocValuesField(LuceneFields.ROW, RowCodec.encode(node)));
        return document;
    }

    Document document(CatalogueRow row) throws IOException {
        Document document = new Document();
        keyword(document, LuceneFields.KEY, LuceneFields.key(LuceneFields.CATALOGUE, row.documentId()));
        document.add(new BinaryDocValuesField(LuceneFields.ROW, RowCodec.encode(row)));
        return document;
    }

    private void metadata(Document document, String name, String value) {
        Map<String, String> types = manifest.metadataTypes();
        String path = FieldType.METADATA + name;
        String field = LuceneFields.metadata(name, types.getOrDefault(name, ""));
        switch (FieldType.of(path, types)) {
            case KEYWORD, KEYWORDS -> keyword(document, field, value);
            case LONG -> document.add(new LongPoint(field, FieldType.parseLong(path, value)));
            case DOUBLE -> document.add(new DoublePoint(field, FieldType.parseDouble(path, value)));
        }
        if (!value.isEmpty()) {
            keyword(document, LuceneFields.HAS, field);
        }
    }

    private static void keyword(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    private static org.apache.lucene.document.FieldType words() {
        org.apache.lucene.document.FieldType type = new org.apache.lucene.document.FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS); // nobody asks for phrases, so positions would be waste
        type.freeze();
        return type;
    }
}
