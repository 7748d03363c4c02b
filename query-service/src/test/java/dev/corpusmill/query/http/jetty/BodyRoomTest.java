package dev.corpusmill.query.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.http.jetty.BodyRoom.Taken;
import org.junit.jupiter.api.Test;

class BodyRoomTest {
    @Test
    void one_client_has_a_quarter_and_all_have_the_whole() {
        BodyRoom room = new BodyRoom(400, 10);
        assertThat(room.take("a", 100)).isEqualTo(Taken.YES);
        assertThat(room.take("a", 1)).isEqualTo(Taken.SHARE_USED);
        for (String other : new String[] {"b", "c", "d"}) {
            assertThat(room.take(other, 100)).isEqualTo(Taken.YES);
        }
        assertThat(room.take("e", 1)).isEqualTo(Taken.FULL);

        room.giveBack("a", 60);
        assertThat(room.take("e", 60)).isEqualTo(Taken.YES);
        assertThat(room.take("a", 1)).isEqualTo(Taken.FULL);
        room.giveBack("a", 40);
        assertThat(room.take("a", 40)).isEqualTo(Taken.YES);
    }

    @Test
    void the_largest_body_that_is_allowed_always_has_room_when_nothing_else_is_on_the_way() {
        BodyRoom room = new BodyRoom(400, 1000);
        assertThat(room.take("a", 1000)).isEqualTo(Taken.YES);
        assertThat(room.take("b", 1)).isEqualTo(Taken.FULL);
    }
}
