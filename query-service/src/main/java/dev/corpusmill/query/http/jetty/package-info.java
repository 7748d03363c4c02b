/** All that leans on Jetty's insides. */
@NullMarked
package dev.corpusmill.query.http.jetty;

import org.jspecify.annotations.NullMarked;
