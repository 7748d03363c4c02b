package dev.corpusmill.bench;

import java.util.OptionalLong;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.TaskInfoImpl;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.UserCodeClassLoader;
import org.jspecify.annotations.Nullable;

/** What Flink tells the only subtask of a sink at its first attempt, as far as ours asks. */
final class BareWriterContext implements WriterInitContext {
    static final SinkWriter.Context OF_RECORD = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    };

    @Override
    public TaskInfo getTaskInfo() {
        return new TaskInfoImpl("bench", 1, 0, 1, 0);
    }

    @Override
    public SinkWriterMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSinkWriterMetricGroup();
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return OptionalLong.empty();
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return false;
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw notAsked();
    }

    @Override
    public MailboxExecutor getMailboxExecutor() {
        throw notAsked();
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        throw notAsked();
    }

    @Override
    public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
        throw notAsked();
    }

    @Override
    public <T> TypeSerializer<T> createInputSerializer() {
        throw notAsked();
    }

    @Override
    public JobInfo getJobInfo() {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("the sink does not ask for this");
    }
}
