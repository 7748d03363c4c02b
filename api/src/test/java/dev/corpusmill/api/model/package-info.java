/** Tests of the domain records. */
@NullMarked
package dev.corpusmill.api.model;

import org.jspecify.annotations.NullMarked;
