package dev.corpusmill.split;

import static dev.corpusmill.api.config.Check.check;

import java.util.List;

/**
 * Settings of the splitter {@code recursive}.
 *
 * @param separators where to cut, the best first; each stays with the text before it
 * @param maxCharacters longest node in UTF-16 units, beside max-tokens; 0: max-tokens alone
 */
public record RecursiveConfig(List<String> separators, int maxCharacters) {
    private static final int MAX_SEPARATORS = 50;

    public RecursiveConfig {
        separators = List.copyOf(separators);
        check(separators.size() <= MAX_SEPARATORS, "separators must be at most 50, were %s", separators.size());
        check(
                separators.stream().noneMatch(String::isEmpty),
                "separators must not be empty; what none cuts is cut anyway");
        check(
                maxCharacters == 0 || maxCharacters >= 16,
                "max-characters must be 0, or at least 16, was %s",
                maxCharacters);
    }
}
