/** What people say of answers, and the golden questions that come of it. */
@NullMarked
package dev.corpusmill.query.feedback;

import org.jspecify.annotations.NullMarked;
