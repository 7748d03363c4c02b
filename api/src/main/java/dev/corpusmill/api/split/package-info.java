/** Parsed texts, and how they are cut into the nodes of a group. */
@NullMarked
package dev.corpusmill.api.split;

import org.jspecify.annotations.NullMarked;
