/** What travels between the operators of the job: one flat record per hop. */
@NullMarked
package dev.corpusmill.index.flow;

import org.jspecify.annotations.NullMarked;
