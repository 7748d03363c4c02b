package dev.corpusmill.index.cluster;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** A Flink cluster in the process of a test class, for {@code @RegisterExtension}: one TaskManager. */
public final class FlinkCluster {
    private FlinkCluster() {}

    /** A cluster that runs so many subtasks of a stage at once. */
    public static MiniClusterExtension withSlots(int slots) {
        return withSlots(slots, new Configuration());
    }

    /** The same with settings of Flink. */
    public static MiniClusterExtension withSlots(int slots, Configuration settings) {
        return new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                .setNumberTaskManagers(1)
                .setNumberSlotsPerTaskManager(slots)
                .setConfiguration(settings)
                .build());
    }
}
