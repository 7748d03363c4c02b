@NullMarked
package dev.corpusmill.query.session;

import org.jspecify.annotations.NullMarked;
