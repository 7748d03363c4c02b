package dev.corpusmill.index.cluster;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;

/**
 * The memory of the TaskManager that an operator runs in, in bytes.
 *
 * @param machine of the machine, or of the container where there is one
 * @param process what Flink plans for the whole process
 * @param taskOffHeap the part of it that is set aside for what tasks take outside the heap
 * @param parsers how many parsers it may have
 * @param threads how many threads may compute with the model at once
 */
record TaskManagerMemory(long machine, long process, long taskOffHeap, int parsers, int threads) {

    static TaskManagerMemory of(StreamingRuntimeContext context) {
        Configuration settings = context.getTaskManagerRuntimeInfo().getConfiguration();
        TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(settings);
        int subtasks = context.getTaskInfo().getNumberOfParallelSubtasks();
        return new TaskManagerMemory(
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize(),
                spec.getTotalProcessMemorySize().getBytes(),
                spec.getTaskOffHeapSize().getBytes(),
                Math.min(settings.get(TaskManagerOptions.NUM_TASK_SLOTS), subtasks),
                Math.min(Runtime.getRuntime().availableProcessors(), subtasks));
    }
}
