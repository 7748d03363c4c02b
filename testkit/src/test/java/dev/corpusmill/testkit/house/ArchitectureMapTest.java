package dev.corpusmill.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchitectureMapTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|(?: `([a-z/-]+)`)? \\| ((?:`[a-z.]+`(?:, )?)+) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

    @Test
    void the_map_in_architecture_md_names_exactly_the_packages_that_there_are() {
        assertThat(mapped()).isEqualTo(new TreeSet<>(Repository.packages()));
    }

    /** A row without a module belongs to the module above. */
    private static Set<String> mapped() {
        Set<String> packages = new TreeSet<>();
        Matcher row = ROW.matcher(Repository.text("ARCHITECTURE.md"));
        String module = "";
        while (row.find()) {
            module = row.group(1) == null ? module : row.group(1);
            String of = module;
            NAME.matcher(row.group(2))
                    .results()
                    .map((MatchResult name) -> of + " " + name.group(1))
                    .forEach(packages::add);
        }
        return packages;
    }
}
