package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.config.ParseConfig.Ocr;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParseChoicesTest {
    @Test
    void choices_survive_their_way_to_the_child() {
        OcrChoices ocr = new OcrChoices(Ocr.ALWAYS, List.of("chi_sim", "eng"), Duration.ofMillis(1500), 7);
        for (ParseChoices choices : List.of(
                ParseChoices.DEFAULT, new ParseChoices(true, false, true), new ParseChoices(false, true, false, ocr))) {
            assertThat(ParseChoices.ofArguments(choices.toArguments())).isEqualTo(choices);
        }
    }
}
