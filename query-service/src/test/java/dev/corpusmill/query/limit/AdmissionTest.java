package dev.corpusmill.query.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.query.security.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Admission admission = new Admission("searches", 16, 0.5, nanos::get);

    @Test
    void a_client_that_asks_alone_has_all_the_room() {
        assertThat(fill("greedy")).hasSize(16);
    }

    @Test
    void a_client_that_fills_the_service_keeps_another_out_once_at_most() {
        List<Admission.Entry> greedy = fill("greedy");
        refused("modest");

        greedy.forEach(entry -> entry.permit().close());
        assertThat(fill("greedy")).hasSize(12);
        assertThat(admission.enter(Priority.LIVE, "modest")).isNotNull();
        refused("greedy");
        assertThat(admission.inFlight()).isEqualTo(13);
    }

    @Test
    void room_is_kept_for_others_while_they_ask() {
        admission.enter(Priority.LIVE, "modest").permit().close();
        assertThat(fill("greedy")).hasSize(12);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertThat(fill("greedy")).as("when nobody else has asked for long").hasSize(4);
    }

    @Test
    void the_smallest_room_is_open_to_all() {
        Admission small = new Admission("searches", 1, 0.5, nanos::get);
        small.enter(Priority.LIVE, "one").permit().close();
        small.enter(Priority.LIVE, "two").permit().close();
        assertThat(small.enter(Priority.LIVE, "one")).isNotNull();
    }

    private List<Admission.Entry> fill(String client) {
        List<Admission.Entry> entries = new ArrayList<>();
        while (true) {
            try {
                entries.add(admission.enter(Priority.LIVE, client));
            } catch (RefusedException full) {
                return entries;
            }
        }
    }

    private void refused(String client) {
        assertThatThrownBy(() -> admission.enter(Priority.LIVE, client)).isInstanceOf(RefusedException.class);
    }
}
