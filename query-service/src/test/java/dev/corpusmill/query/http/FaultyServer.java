package dev.corpusmill.query.http;

import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import dev.corpusmill.testkit.llm.Reply.End;
import dev.corpusmill.testkit.llm.Reply.Form;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model server that breaks when it is told to, and is mended again. */
final class FaultyServer {
    static final Reply ANSWER = Reply.text(
                    IntStream.range(0, 10).mapToObj(i -> "token" + i + " ").toArray(String[]::new))
            .slow(Duration.ofMillis(20), Duration.ofMillis(2));
    private static final Reply THINKING = Reply.text(
                    Stream.concat(Stream.of("<thi", "nk>Let me", " think</th", "ink>\n\n"), ANSWER.tokens().stream())
                            .toArray(String[]::new))
            .slow(ANSWER.beforeFirst(), ANSWER.betweenTokens());
    private static final int LARGE_MODEL = 4096; // tokens
    private static final int SMALL_MODEL = 560; // fewer than the prompt of all sources has, more than that of one
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
            case REFUSES_STREAMS_WITH_503 -> vllm.usual(Reply.status(503, "the engine is busy"));
            case REFUSES_STREAMS_WITH_AN_EVENT -> vllm.usual(Reply.text().failing(503, "the engine is busy"));
            case THINKS_APART -> vllm.usual(ANSWER.thinking("Let me", " think"));
            case THINKS_IN_ITS_TEXT -> vllm.usual(THINKING);
            case EMPTY_FINISH_REASONS -> vllm.usual(ANSWER.in(Form.EMPTY_REASONS));
            case SENDS_PARTS -> vllm.usual(ANSWER.in(Form.PARTS));
            case ANSWERS_IN_ONE_PIECE -> vllm.usual(ANSWER.in(Form.WHOLE));
            case REFUSES_FIELDS -> vllm.refusing("stream_options", "temperature", "max_tokens", "system");
            case PROMPT_TOO_LONG -> vllm.maxModelTokens(SMALL_MODEL);
            case FLOODS_WITHOUT_TEXT -> vllm.usual(Reply.text("").ending(End.EMPTY_FLOOD));
            case FLOODS_AFTER_SOME_TEXT -> vllm.usual(half(End.EMPTY_FLOOD));
            case FLOODS_WITH_HUGE_EVENTS -> vllm.usual(Reply.text("").ending(End.HUGE_FLOOD));
            case FLOODS_WITH_HEADERS -> vllm.usual(Reply.text().ending(End.HEADER_FLOOD));
            case FLOODS_WITH_AN_ERROR -> vllm.usual(Reply.text().ending(End.ERROR_FLOOD));
            case STAYS_OPEN -> vllm.usual(ANSWER.ending(End.OPEN));
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
        vllm.usual(ANSWER).refusing().maxModelTokens(LARGE_MODEL);
        vllm.up();
    }

    @Override
    public synchronized String toString() {
        return fault == null ? "well" : fault.name();
    }
}
