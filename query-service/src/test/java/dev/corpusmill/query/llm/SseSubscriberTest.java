package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SseSubscriberTest {
    private static final String BODY =
            ": comment\ndata: one\n\nevent: x\r\ndata: 二\r\ndata:zwei\r\n\r\n\n\ndata: three\n\ndata: cut";

    private static final long MAX_BYTES = 1 << 20;

    private final List<String> events = new ArrayList<>();
    private long requested;
    private boolean cancelled;

    private final Flow.Subscription subscription = new Flow.Subscription() {
        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    };

    @Test
    void events_are_the_same_however_the_bytes_are_cut_and_an_unfinished_one_is_none() throws Exception {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            events.clear();
            SseSubscriber subscriber = new SseSubscriber(
                    data -> {
                        events.add(data);
                        return CompletableFuture.completedFuture(null);
                    },
                    MAX_BYTES);
            subscriber.onSubscribe(subscription);
            for (int at = 0; at < bytes.length; ) {
                int size = Math.min(bytes.length - at, 1 + random.nextInt(7));
                subscriber.onNext(List.of(ByteBuffer.wrap(bytes, at, size)));
                at += size;
            }
            subscriber.onComplete();
            subscriber.getBody().toCompletableFuture().get(1, TimeUnit.SECONDS);
            assertThat(events).as("seed=" + seed).containsExactly("one", "二\nzwei", "three");
        }
    }

    @Test
    void a_slow_reader_holds_back_the_body_and_its_end() {
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        SseSubscriber subscriber = new SseSubscriber(
                data -> {
                    events.add(data);
                    taken.add(new CompletableFuture<>());
                    return taken.get(taken.size() - 1);
                },
                MAX_BYTES);
        subscriber.onSubscribe(subscription);
        subscriber.onNext(List.of(ByteBuffer.wrap("data: a\n\ndata: b\n\n".getBytes(StandardCharsets.UTF_8))));
        subscriber.onComplete();
        assertThat(events).containsExactly("a");
        assertThat(requested).isEqualTo(1);
        taken.get(0).complete(null);
        assertThat(events).containsExactly("a", "b");
        assertThat(subscriber.getBody().toCompletableFuture()).isNotDone();
        taken.get(1).complete(null);
        assertThat(subscriber.getBody().toCompletableFuture()).isCompleted();
    }

    @Test
    void a_reader_that_has_gone_ends_the_connection() {
        SseSubscriber subscriber =
                new SseSubscriber(data -> CompletableFuture.failedFuture(new IllegalStateException("gone")), MAX_BYTES);
        subscriber.onSubscribe(subscription);
        subscriber.onNext(List.of(ByteBuffer.wrap("data: a\n\n".getBytes(StandardCharsets.UTF_8))));
        assertThat(cancelled).isTrue();
        assertThatThrownBy(() -> subscriber.getBody().toCompletableFuture().get(1, TimeUnit.SECONDS))
                .hasMessageContaining("gone");
    }

    @Test
    void an_endless_event_is_given_up() {
        SseSubscriber subscriber = new SseSubscriber(data -> CompletableFuture.completedFuture(null), MAX_BYTES);
        subscriber.onSubscribe(subscription);
        byte[] bytes = new byte[SseSubscriber.MAX_EVENT_BYTES + 1];
        subscriber.onNext(List.of(ByteBuffer.wrap(bytes)));
        assertThat(cancelled).isTrue();
    }

    @Test
    void a_body_without_end_is_ended_however_small_its_events_are() {
        SseSubscriber subscriber = new SseSubscriber(data -> CompletableFuture.completedFuture(null), 100);
        subscriber.onSubscribe(subscription);
        for (int i = 0; i < 20; i++) {
            subscriber.onNext(List.of(ByteBuffer.wrap(": still here\n\n".getBytes(StandardCharsets.UTF_8))));
        }
        assertThat(cancelled).isTrue();
    }
}
