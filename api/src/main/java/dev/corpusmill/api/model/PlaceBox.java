package dev.corpusmill.api.model;

/**
 * The rectangle on a page that holds a passage, as people see the page, in points (1/72 inch) from its upper left corner.
 *
 * @param charStart offset of the passage's first UTF-16 unit in the parsed text
 * @param charEnd offset behind its last one
 * @param page from 1
 * @param x of the left edge
 * @param y of the upper edge
 */
public record PlaceBox(int charStart, int charEnd, int page, float x, float y, float width, float height) {}
