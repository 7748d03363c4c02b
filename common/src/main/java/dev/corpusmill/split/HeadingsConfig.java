package dev.corpusmill.split;

import static dev.corpusmill.api.config.Check.check;

/**
 * Settings of the splitter {@code headings}.
 *
 * @param level headings down to this level begin a node; those below stay inside
 */
public record HeadingsConfig(int level) {
    public HeadingsConfig {
        check(level >= 1 && level <= 9, "level must be 1 to 9, was %s", level);
    }
}
