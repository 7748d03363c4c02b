package dev.corpusmill.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall time, and the processor time of this process beside it: where they part, the machine was not quiet. */
record Timing(double seconds, double processorSeconds) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Now, to be given to {@link #since}. */
    static Timing now() {
        return new Timing(System.nanoTime() / 1e9, SYSTEM.getProcessCpuTime() / 1e9);
    }

    static Timing since(Timing start) {
        Timing end = now();
        return new Timing(end.seconds - start.seconds, end.processorSeconds - start.processorSeconds);
    }
}
