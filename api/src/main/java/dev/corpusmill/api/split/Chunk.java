package dev.corpusmill.api.split;

/**
 * A piece of a document.
 *
 * @param charStart offset of its first UTF-16 unit in the parsed text
 * @param charEnd offset behind its last one
 * @param text what is shown and embedded: these characters, in a table's later parts with the table's header in front
 * @param heading the headings above, outermost first, joined by " > "
 * @param page the first page, from 1; 0 where the format has none
 * @param tokens length of {@code text} in the model's tokens, without special ones
 */
public record Chunk(int charStart, int charEnd, String text, String heading, int page, int tokens) {}
