/** Where the job runs, and what a Flink cluster must have for it. */
@NullMarked
package dev.corpusmill.index.cluster;

import org.jspecify.annotations.NullMarked;
