@NullMarked
package dev.corpusmill.query.http;

import org.jspecify.annotations.NullMarked;
