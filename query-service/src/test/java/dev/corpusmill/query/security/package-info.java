@NullMarked
package dev.corpusmill.query.security;

import org.jspecify.annotations.NullMarked;
