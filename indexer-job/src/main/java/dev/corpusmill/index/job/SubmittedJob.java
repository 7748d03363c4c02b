package dev.corpusmill.index.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/** A job that runs, on a cluster or in this process. Only the cluster in this process tells why it last failed. */
final class SubmittedJob {
    private final JobClient client;
    private final @Nullable MiniCluster cluster;

    SubmittedJob(JobClient client, @Nullable MiniCluster cluster) {
        this.client = client;
        this.cluster = cluster;
    }

    /** Submits what was built in the environment. */
    static SubmittedJob submit(StreamExecutionEnvironment environment, String name) throws Exception {
        if (!(environment instanceof LocalStreamEnvironment)) {
            return new SubmittedJob(environment.executeAsync(name), null);
        }

        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        Configuration settings = new Configuration();
        settings.addAll((Configuration) environment.getConfiguration());
        MiniCluster[] started = new MiniCluster[1];
        JobClient client = LocalExecutor.createWithFactory(settings, configuration -> {
                    started[0] = new MiniCluster(configuration);
                    return started[0];
                })
                .execute(graph, settings, Thread.currentThread().getContextClassLoader())
                .get();
        return new SubmittedJob(client, started[0]);
    }

    JobClient client() {
        return client;
    }

    /** Why it failed last, as far as that is known within the time. */
    Optional<Throwable> lastFailure(Duration timeout) throws InterruptedException {
        if (cluster == null) {
            return Optional.empty();
        }
        try {
            ErrorInfo failure = cluster.getExecutionGraph(client.getJobID())
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .getFailureInfo();
            return Optional.ofNullable(failure)
                    .map(info -> info.getException().deserializeError(SubmittedJob.class.getClassLoader()));
        } catch (ExecutionException | TimeoutException | IllegalStateException ending) {
            return Optional.empty(); // the job's own end has the reason
        }
    }
}
