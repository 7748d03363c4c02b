package dev.corpusmill.assembly;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.filter.DocumentFilter;
import dev.corpusmill.api.filter.DocumentFilterProvider;
import dev.corpusmill.api.model.ClassifiedException;
import org.junit.jupiter.api.Test;

class PartOpeningTest {
    @Test
    void a_part_that_throws_while_it_is_opened_is_named() {
        Broken provider = new Broken();

        assertThatThrownBy(() -> PartOpening.open(provider, () -> provider.open(new NoSettings())))
                .isInstanceOf(ClassifiedException.class)
                .hasMessage("a part cannot be opened: name=broken provider=" + Broken.class.getName()
                        + " reason=java.lang.IllegalStateException: no dictionary");
    }

    private static final class Broken implements DocumentFilterProvider<NoSettings> {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Class<NoSettings> settings() {
            return NoSettings.class;
        }

        @Override
        public DocumentFilter open(NoSettings settings) {
            throw new IllegalStateException("no dictionary");
        }
    }
}
