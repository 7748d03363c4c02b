package dev.corpusmill.query.http;

import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import dev.corpusmill.testkit.llm.Reply.End;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model server that breaks when it is told to, and is mended again. */
final class FaultyServer {
    static final Reply ANSWER = Reply.text(
                    IntStream.range(0, 10).mapToObj(i -> "token" + i + " ").toArray(String[]::new))
            .slow(Duration.ofMillis(20), Duration.ofMillis(2));
    private static final long FLAP_MILLIS = 300;

    private final FakeVllm vllm;
    private final ScheduledExecutorService clock;
    private @Nullable ScheduledFuture<?> flapping;
    private boolean up = true;
    private @Nullable Fault fault;

    FaultyServer(FakeVllm vllm, ScheduledExecutorService clock) {
        this.vllm = vllm.usual(ANSWER);
        this.clock = clock;
    }

    FakeVllm vllm() {
        return vllm;
    }

    synchronized void breakBy(Fault newFault) {
        fault = newFault;
        switch (newFault) {
            case REFUSE -> vllm.down();
            case STATUS_500 -> vllm.usual(Reply.status(500, "cannot schedule new futures after shutdown"));
            case STATUS_429 -> vllm.usual(Reply.status(429, "too many requests"));
            case HANG_BEFORE_FIRST_BYTE -> vllm.usual(Reply.hang());
            case HANG_IN_MID_STREAM -> vllm.usual(half(End.SILENCE));
            case TEN_TIMES_SLOWER -> vllm.usual(ANSWER.slow(Duration.ofMillis(200), Duration.ofMillis(20)));
            case BROKEN_SSE -> vllm.usual(half(End.GARBAGE));
            case CUT -> vllm.usual(half(End.CUT));
            case FLAPPING -> flapping = clock.scheduleAtFixedRate(this::flap, 0, FLAP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static Reply half(End end) {
        return Reply.text(ANSWER.tokens().subList(0, 4).toArray(String[]::new))
                .slow(ANSWER.beforeFirst(), ANSWER.betweenTokens())
                .ending(end);
    }

    private synchronized void flap() {
        if (flapping != null) {
            up = !up;
            turn(up);
        }
    }

    private void turn(boolean on) {
        if (on) {
            vllm.up();
        } else {
            vllm.down();
        }
    }

    synchronized void mend() {
        if (flapping != null) {
            flapping.cancel(false);
            flapping = null;
        }
        up = true;
        fault = null;
        vllm.usual(ANSWER);
        vllm.up();
    }

    @Override
    public synchronized String toString() {
        return fault == null ? "well" : fault.name();
    }
}
