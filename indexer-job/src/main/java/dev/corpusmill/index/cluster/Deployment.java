package dev.corpusmill.index.cluster;

import dev.corpusmill.config.ConfigException;
import dev.corpusmill.config.CorpusmillConfig;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the program runs, derived from the settings that Flink gives it. */
public enum Deployment {
    /** A process of its own, with a cluster inside: {@code scripts/corpusmill}. */
    ONE_MACHINE,
    /** A client that stays until the job has ended: {@code flink run}. */
    CLIENT,
    /** A client that goes when the job is submitted: {@code flink run -d}. */
    DETACHED,
    /** A jar that was uploaded to a session cluster, run by its JobManager without an attached client. */
    UPLOADED,
    /** The JobManager itself: application mode. */
    APPLICATION;

    private static final Set<String> IN_PROCESS = Set.of("local", "minicluster");

    /** The deployment of this program. */
    public static Deployment current() {
        return of(StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration());
    }

    static Deployment of(ReadableConfig settings) {
        String target = settings.getOptional(DeploymentOptions.TARGET).orElse("local");
        if (IN_PROCESS.contains(target)) {
            return ONE_MACHINE;
        }
        boolean attached = settings.getOptional(DeploymentOptions.ATTACHED).orElse(true);
        return target.equals("embedded") ? (attached ? APPLICATION : UPLOADED) : (attached ? CLIENT : DETACHED);
    }

    /**
     * Refuses what cannot work here.
     *
     * @param origin where the configuration comes from
     * @throws ConfigException naming every problem
     */
    public void check(String origin, CorpusmillConfig config) {
        if (this == DETACHED || this == UPLOADED) {
            throw new ConfigException(
                    origin,
                    List.of("a detached run is refused: a run plans, writes and reports, and somebody must wait for it;"
                            + " use flink run without -d, or application mode"));
        }
        List<String> problems = this == ONE_MACHINE ? List.of() : AbsolutePaths.problems(config);
        if (!problems.isEmpty()) {
            throw new ConfigException(origin, problems);
        }
    }

    /**
     * Ends the program. A client's exit code is the run's; a JobManager must not be ended by a run, so there another code
     * than 0 is a failed application.
     */
    public void end(int exitCode) {
        if (exitCode == 0) { // for Flink, a main that returns is a main that succeeded
            return;
        }
        if (this == UPLOADED || this == APPLICATION) {
            throw new IllegalStateException("the run ended with exit code " + exitCode + "; its message is above");
        }
        System.exit(exitCode);
    }
}
