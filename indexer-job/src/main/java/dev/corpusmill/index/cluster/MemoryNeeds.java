package dev.corpusmill.index.cluster;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.ParseConfig.Isolation;
import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;

/**
 * The memory that the job takes beside the memory of Flink: in a container both must fit, or the container is killed.
 *
 * @param child bytes of one parser's process; 0 where documents are parsed in the TaskManager's own
 * @param model bytes of the embedding model, one for the whole process; 0 where it is a server's
 * @param thread bytes of each thread that computes with it
 */
public record MemoryNeeds(long child, long model, long thread) implements Serializable {
    /** Code, stacks and buffers of a JVM beside its heap. Measured with a heap that is touched in full: 124 MB. */
    private static final long CHILD_OVERHEAD = 128L << 20;

    /** The larger one of the bundled models, loaded. Measured: 95 to 126 MB. */
    private static final long MODEL = 128L << 20;

    /** Inference over the longest texts. Measured: 190 to 272 MB for each of 1, 2 or 4 threads. */
    private static final long THREAD = 256L << 20;

    /** What a configuration asks for; nothing on one machine, where Flink plans no memory and has no container. */
    public static MemoryNeeds of(CorpusmillConfig config, Deployment deployment) {
        if (deployment == Deployment.ONE_MACHINE) {
            return new MemoryNeeds(0, 0, 0);
        }
        boolean forks = config.parse().isolation() == Isolation.PROCESS;
        boolean infers = EmbedderAssembly.computesHere(config);
        return new MemoryNeeds(
                forks ? config.parse().childHeap().bytes() + CHILD_OVERHEAD : 0,
                infers ? MODEL : 0,
                infers ? THREAD : 0);
    }

    /** Checks it where an operator runs, before a document is read. */
    public void check(RuntimeContext context) {
        if (child + model > 0) {
            check(TaskManagerMemory.of((StreamingRuntimeContext) context));
        }
    }

    /** The TaskManager's own memory without the part that is set aside for us, and our needs, must fit its machine. */
    void check(TaskManagerMemory memory) {
        long embedding = model + memory.threads() * thread;
        long needed = memory.parsers() * child + embedding;
        long left = memory.machine() - (memory.process() - memory.taskOffHeap());
        if (needed > left) {
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    "too little memory beside the TaskManager's own: needed=" + megabytes(needed) + " (parsers="
                            + memory.parsers() + " of " + megabytes(child) + ", model=" + megabytes(embedding)
                            + ") left="
                            + megabytes(Math.max(0, left)) + " machine-or-container=" + megabytes(memory.machine())
                            + " process=" + megabytes(memory.process()) + " task.off-heap="
                            + megabytes(memory.taskOffHeap()) + "; set taskmanager.memory.task.off-heap.size to "
                            + megabytes(needed) + " within a process that fits, or lower parse.child-heap or"
                            + " taskmanager.numberOfTaskSlots");
        }
    }

    private static String megabytes(long bytes) {
        return new DataSize((bytes >> 20) << 20).toString();
    }
}
