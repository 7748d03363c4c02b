/** Who may ask, and what they may see. */
@NullMarked
package dev.corpusmill.query.security;

import org.jspecify.annotations.NullMarked;
