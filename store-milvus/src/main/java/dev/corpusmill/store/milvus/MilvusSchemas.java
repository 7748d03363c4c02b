package dev.corpusmill.store.milvus;

import dev.corpusmill.api.store.Generation;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import io.milvus.common.clientenum.FunctionType;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.DataType;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.common.IndexParam.IndexType;
import io.milvus.v2.common.IndexParam.MetricType;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq.CollectionSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layout of the collections. A layout that changes is another {@code Generation.SCHEMA}. */
final class MilvusSchemas {
    /** On each of our collections: whose it is. */
    static final String OWNER = "corpusmill.index";

    private static final int MAX_VARCHAR = MilvusWords.MAX_BYTES;
    static final int MAX_PRINCIPALS = 4096;
    private static final int PLACEHOLDER_DIMENSION = 2;

    private final MilvusSettings settings;
    private final MilvusNames names;

    MilvusSchemas(MilvusSettings settings, MilvusNames names) {
        this.settings = settings;
        this.names = names;
    }

    /** A node group of a generation. */
    CreateCollectionReq nodes(Generation manifest, String group) {
        CollectionSchema schema = CollectionSchema.builder().build();
        common(schema);
        texts(schema, "document_id", "parent_id", "text", "text_hash", "embed_hash", "title", "uri", "heading");
        texts(schema, "metadata_text");
        numbers(schema, DataType.Int32, "ordinal", "page", "char_start", "char_end");
        numbers(schema, DataType.Int64, "version");
        schema.addField(AddFieldReq.builder()
                .fieldName("metadata")
                .dataType(DataType.JSON)
                .build());
        schema.addField(vector(manifest.model().dimension()));
        schema.addField(AddFieldReq.builder()
                .fieldName("bm25_text")
                .dataType(DataType.VarChar)
                .maxLength(MAX_VARCHAR)
                .enableAnalyzer(true)
                .analyzerParams(MilvusAnalyzers.parameters(settings.ownWords(), manifest.language()))
                .build());
        schema.addField(AddFieldReq.builder()
                .fieldName("bm25")
                .dataType(DataType.SparseFloatVector)
                .build());
        schema.addFunction(CreateCollectionReq.Function.builder()
                .name("bm25")
                .functionType(FunctionType.BM25)
                .inputFieldNames(List.of("bm25_text"))
                .outputFieldNames(List.of("bm25"))
                .build());
        List<IndexParam> indexes = new ArrayList<>(List.of(
                dense(settings.indexOf(group)),
                IndexParam.builder()
                        .fieldName("bm25")
                        .indexType(IndexType.SPARSE_INVERTED_INDEX)
                        .metricType(MetricType.BM25)
                        .extraParams(MilvusParameters.bm25(
                                settings.bm25().k1(), settings.bm25().b()))
                        .build()));
        for (String field : List.of("document_id", "embed_hash")) {
            indexes.add(IndexParam.builder()
                    .fieldName(field)
                    .indexType(IndexType.INVERTED)
                    .build());
        }
        return collection(names.collection(manifest.name(), group), schema, indexes)
                .build();
    }

    /** The catalogue of a generation; its manifest is a property. */
    CreateCollectionReq catalogue(Generation manifest) {
        CollectionSchema schema = CollectionSchema.builder().build();
        common(schema);
        texts(
                schema,
                "status",
                "content_hash",
                "recipe",
                "access_hash",
                "title",
                "uri",
                "nodes",
                "failure",
                "warnings");
        texts(schema, "metadata_text");
        numbers(schema, DataType.Int64, "version", "size", "mtime_millis", "read_millis", "missing_since");
        numbers(schema, DataType.Bool, "has_vector");
        schema.addField(vector(manifest.model().dimension()));
        return collection(
                        names.collection(manifest.name(), MilvusNames.CATALOGUE),
                        schema,
                        List.of(dense(settings.indexOf(MilvusNames.CATALOGUE))))
                .property(MilvusManifests.PROPERTY, MilvusManifests.write(manifest, settings.ownWords()))
                .property(
                        MilvusLayout.PROPERTY,
                        MilvusLayout.of(manifest, settings).write())
                .build();
    }

    /** Revisions of generations. */
    CreateCollectionReq control() {
        CollectionSchema schema = CollectionSchema.builder().build();
        schema.addField(text("id").isPrimaryKey(true).build());
        texts(schema, "value");
        schema.addField(vector(PLACEHOLDER_DIMENSION)); // Milvus wants a vector in each collection
        return collection(names.control(), schema, List.of(dense(new VectorIndex("FLAT", "L2", Map.of(), Map.of()))))
                .build();
    }

    /** A collection that stands for a number; {@code nonce} makes it nobody else's. It holds no rows. */
    CreateCollectionReq number(String name, String nonce, Map<String, String> properties) {
        CollectionSchema schema = CollectionSchema.builder().build();
        schema.addField(text("id").isPrimaryKey(true).build());
        schema.addField(text(nonce).build());
        schema.addField(vector(PLACEHOLDER_DIMENSION));
        return CreateCollectionReq.builder()
                .collectionName(name)
                .collectionSchema(schema)
                .properties(owned(properties))
                .build();
    }

    private CreateCollectionReq.CreateCollectionReqBuilder collection(
            String name, CollectionSchema schema, List<IndexParam> indexes) {
        return CreateCollectionReq.builder()
                .collectionName(name)
                .collectionSchema(schema)
                .indexParams(indexes)
                .consistencyLevel(ConsistencyLevel.BOUNDED)
                .properties(owned(Map.of()));
    }

    private Map<String, String> owned(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(OWNER, names.alias());
        return all;
    }

    private static void common(CollectionSchema schema) {
        schema.addField(text("id").isPrimaryKey(true).build());
        schema.addField(text("tenant").isPartitionKey(true).build());
        schema.addField(AddFieldReq.builder()
                .fieldName("principals")
                .dataType(DataType.Array)
                .elementType(DataType.VarChar)
                .maxCapacity(MAX_PRINCIPALS)
                .maxLength(MAX_VARCHAR)
                .build());
    }

    private static AddFieldReq.AddFieldReqBuilder<?> text(String name) {
        return AddFieldReq.builder().fieldName(name).dataType(DataType.VarChar).maxLength(MAX_VARCHAR);
    }

    private static void texts(CollectionSchema schema, String... names) {
        for (String name : names) {
            schema.addField(text(name).build());
        }
    }

    private static void numbers(CollectionSchema schema, DataType type, String... names) {
        for (String name : names) {
            schema.addField(AddFieldReq.builder().fieldName(name).dataType(type).build());
        }
    }

    private static AddFieldReq vector(int dimension) {
        return AddFieldReq.builder()
                .fieldName("vector")
                .dataType(DataType.FloatVector)
                .dimension(dimension)
                .build();
    }

    private static IndexParam dense(VectorIndex index) {
        return IndexParam.builder()
                .fieldName("vector")
                .indexType(IndexType.valueOf(index.type()))
                .metricType(MetricType.valueOf(index.metric()))
                .extraParams(MilvusParameters.build(index))
                .build();
    }
}
