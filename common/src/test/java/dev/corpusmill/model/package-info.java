/** Tests of the domain records. */
@NullMarked
package dev.corpusmill.model;

import org.jspecify.annotations.NullMarked;
