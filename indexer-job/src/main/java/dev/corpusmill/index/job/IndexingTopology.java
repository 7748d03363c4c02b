package dev.corpusmill.index.job;

import dev.corpusmill.index.chunk.SplitFunction;
import dev.corpusmill.index.copy.CopyOperator;
import dev.corpusmill.index.embed.EmbedOperator;
import dev.corpusmill.index.flow.ChunkRecord;
import dev.corpusmill.index.flow.DocumentPartitioner;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.ParsedRecord;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.parse.ParseFunction;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The indexing job: one function from a source of plan entries to a sink. Tests swap both ends. */
public final class IndexingTopology {
    private IndexingTopology() {}

    /** The stages between source and sink; {@code copy} of a rebuild only. */
    public record Stages(Optional<CopyOperator> copy, ParseFunction parse, SplitFunction split, EmbedOperator embed) {}

    /** How many subtasks each hop has. */
    public record Parallelism(int parse, int embed, int sink) {}

    /**
     * Lays out the job. All records of a document go the same way on every hop, so they keep their order: partitioned by
     * hand, never by key, because bounded keyed inputs are sorted.
     */
    public static void build(
            StreamExecutionEnvironment environment,
            Source<PlanEntry, ?, ?> source,
            Stages stages,
            Sink<EmbeddedRecord> sink,
            Parallelism parallelism) {
        DataStream<PlanEntry> entries = environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "plan", TypeInformation.of(PlanEntry.class))
                .uid("plan")
                .setParallelism(1)
                .partitionCustom(new DocumentPartitioner(), PlanEntry::documentId);
        DataStream<EmbeddedRecord> rows = stages.copy()
                .map(copy -> {
                    SingleOutputStreamOperator<PlanEntry> changed = entries.transform(
                                    "copy", TypeInformation.of(PlanEntry.class), copy)
                            .uid("copy")
                            .setParallelism(parallelism.parse());
                    return index(changed, stages, parallelism).union(changed.getSideOutput(CopyOperator.COPIED));
                })
                .orElseGet(() -> index(entries, stages, parallelism));
        rows.partitionCustom(
                        new DocumentPartitioner(), record -> record.document().documentId())
                .sinkTo(sink)
                .uid("index")
                .name("index")
                .setParallelism(parallelism.sink());
    }

    private static DataStream<EmbeddedRecord> index(
            DataStream<PlanEntry> entries, Stages stages, Parallelism parallelism) {
        return entries.flatMap(stages.parse())
                .returns(ParsedRecord.class)
                .uid("parse")
                .name("fetch and parse")
                .setParallelism(parallelism.parse())
                .flatMap(stages.split())
                .returns(ChunkRecord.class)
                .uid("split")
                .name("split")
                .setParallelism(parallelism.parse())
                .partitionCustom(
                        new DocumentPartitioner(), record -> record.document().documentId())
                .transform("embed", TypeInformation.of(EmbeddedRecord.class), stages.embed())
                .uid("embed")
                .setParallelism(parallelism.embed());
    }
}
