package dev.corpusmill.index.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GlobTest {
    private static final int SEED = 20_261_201;

    @Test
    void a_glob_selects_what_that_of_java_selects() {
        Random random = new Random(SEED);
        List<String> pieces = List.of(
                "a", "b", "*", "**", "?", "/", "[ab]", "[!a]", "[a-c]", "{a,bc}", "\\*", "ä", ".", "-", "$", "~");
        List<String> names = List.of("a", "b", "c", "bc", "/", "*", "ä", ".", "-", "$", "~", "ab");
        for (int round = 0; round < 20_000; round++) {
            String glob = word(random, pieces, 6);
            String path = word(random, names, 6).replaceAll("/+", "/").replaceAll("^/|/$", "");
            boolean expected = !path.isEmpty()
                    && FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(path));
            boolean root = glob.startsWith("**/")
                    && FileSystems.getDefault()
                            .getPathMatcher("glob:" + glob.substring(3))
                            .matches(Path.of(path));

            assertThat(!path.isEmpty() && new Glob(glob).matches(path))
                    .as("seed %d glob %s path %s", SEED, glob, path)
                    .isEqualTo(expected || root);
        }
    }

    @Test
    void a_folder_is_reached_where_the_beginning_of_the_glob_does_not_exclude_it() {
        assertThat(new Glob("reports/2024/**").mayMatchBeneath("reports")).isTrue();
        assertThat(new Glob("reports/2024/**").mayMatchBeneath("reports/2024/may"))
                .isTrue();
        assertThat(new Glob("reports/2024/**").mayMatchBeneath("letters")).isFalse();
        assertThat(new Glob("**/x.txt").mayMatchBeneath("letters")).isTrue();
    }

    private static String word(Random random, List<String> pieces, int most) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            word.append(pieces.get(random.nextInt(pieces.size())));
        }
        return word.toString();
    }
}
