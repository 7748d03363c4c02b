package dev.corpusmill.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {
    @Test
    void a_share_grows_with_the_whole_and_a_count_does_not() {
        assertThat(Limit.parse("20%").exceeded(20, 100)).isFalse();
        assertThat(Limit.parse("20%").exceeded(21, 100)).isTrue();
        assertThat(Limit.parse("500").exceeded(500, 500)).isFalse();
        assertThat(Limit.parse("500").exceeded(501, 1_000_000)).isTrue();
    }

    @Test
    void of_both_the_smaller_one_holds() {
        Limit both = Limit.parse("20%, 500");
        assertThat(both.exceeded(501, 1_000_000)).isTrue();
        assertThat(both.exceeded(21, 100)).isTrue();
        assertThat(both.exceeded(20, 100)).isFalse();
    }

    @Test
    void it_is_written_as_it_is_read() {
        for (String text : List.of("20%", "500", "0", "0.5%, 10")) {
            assertThat(Limit.parse(text))
                    .hasToString(text)
                    .isEqualTo(Limit.parse(Limit.parse(text).toString()));
        }
    }

    @Test
    void anything_else_is_refused_with_what_it_should_be_like() {
        for (String text : List.of("", "many", "20%,", "500, 20%", "20% 500", "-1", "1.2.3%")) {
            assertThatThrownBy(() -> Limit.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
