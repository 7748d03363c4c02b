/** Domain types without any dependency. */
@NullMarked
package dev.corpusmill.api.model;

import org.jspecify.annotations.NullMarked;
