/** Office Open XML packages: their parts, and text in drawings, charts and diagrams. */
@NullMarked
package dev.corpusmill.index.parse.ooxml;

import org.jspecify.annotations.NullMarked;
