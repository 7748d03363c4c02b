package dev.corpusmill.index.job;

import dev.corpusmill.index.cluster.Deployment;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.client.cli.ClientOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** Flink settings of our jobs. */
final class JobSettings {
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofHours(1);
    private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
    /** A watch may run for months: its restarts are counted within this time. */
    private static final Duration RESTART_WINDOW = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofHours(1);

    private JobSettings() {}

    /** For a job that ends. */
    static Configuration bounded(Duration checkpointInterval, int restarts) {
        Configuration settings = streaming(checkpointInterval);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
        return settings;
    }

    /** For a job that runs until it is stopped. */
    static Configuration continuous(Duration checkpointInterval, int restarts) {
        Configuration settings = streaming(checkpointInterval);
        settings.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, checkpointInterval.dividedBy(2));

        if (restarts == 0) {
            settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
            return settings;
        }

        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "failure-rate");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL, restarts);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL, RESTART_WINDOW);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY, RESTART_DELAY);

        return settings;
    }

    private static Configuration streaming(Duration checkpointInterval) {
        Configuration settings = new Configuration();
        settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true); // records are immutable

        if (Deployment.current() == Deployment.ONE_MACHINE) { // elsewhere these say where the cluster is
            settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
            settings.set(RestOptions.ADDRESS, "127.0.0.1");
            settings.set(RestOptions.BIND_PORT, "0");
            patient(settings);
        }

        return settings;
    }

    /** The parts of a cluster in one process do not get lost to each other: on a busy machine, or after it slept, they are slow. */
    private static void patient(Configuration settings) {
        settings.set(RpcOptions.ASK_TIMEOUT_DURATION, PATIENCE);
        settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, PATIENCE);
        settings.set(HeartbeatManagerOptions.HEARTBEAT_RPC_FAILURE_THRESHOLD, -1);
        settings.set(ClientOptions.CLIENT_TIMEOUT, PATIENCE);
    }
}
