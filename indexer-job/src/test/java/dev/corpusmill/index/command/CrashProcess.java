package dev.corpusmill.index.command;

import dev.corpusmill.index.command.TrapStore.Recovery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs the command of a cell and is killed by its trap. */
final class CrashProcess {
    private static final long PATIENCE_SECONDS = 120;

    private CrashProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        CrashCell cell = CrashCell.parse(arguments[1]);
        CrashIndex index = new CrashIndex(folder, cell, arguments[3]);
        Trap.set(folder.toString(), Trap.of(cell, Integer.parseInt(arguments[2]), () -> {}));
        int code = index.run(Recovery.valueOf(arguments[4])).exitCode();
        System.exit(code); // threads of Flink's would keep it
    }

    /** Runs a cell, and says whether its trap killed it. */
    static boolean killed(Path folder, CrashCell cell, int nth, String milvus, Recovery recovery)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashProcess.class.getName(),
                folder.toString(),
                cell.toString(),
                Integer.toString(nth),
                milvus,
                recovery.name()));
        Path log = folder.resolve("process.log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the process does not end: log=" + log);
            }
            return process.exitValue() == Trap.KILLED;
        } finally {
            process.destroyForcibly();
        }
    }
}
