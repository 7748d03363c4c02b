package dev.corpusmill.split;

/**
 * Settings of the splitter {@code row}.
 *
 * @param text whether text outside of tables is cut into paragraphs, too; else it is left to other groups
 */
public record RowConfig(boolean text) {}
