/** HTTP in and out: endpoints, problem documents, event streams. The only package that knows Javalin. */
@NullMarked
package dev.corpusmill.query.http;

import org.jspecify.annotations.NullMarked;
