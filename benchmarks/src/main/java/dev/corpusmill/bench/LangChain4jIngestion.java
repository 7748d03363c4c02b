package dev.corpusmill.bench;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.List;

/** LangChain4j's ingestor with the same model, into its store in memory; no splitter, each chunk is a document. */
final class LangChain4jIngestion implements Ingestion {
    private final EmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel();

    @Override
    public String name() {
        return "langchain4j";
    }

    @Override
    public void ingest(List<String> chunks) {
        EmbeddingStoreIngestor.builder()
                .embeddingModel(model)
                .embeddingStore(new InMemoryEmbeddingStore<>())
                .build()
                .ingest(chunks.stream().map(Document::from).toList());
    }

    @Override
    public void close() {
        // its threads are daemons
    }
}
