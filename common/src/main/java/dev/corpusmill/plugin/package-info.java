/** Finds the parts that a configuration can name: on the class path, and in plug-ins. */
@NullMarked
package dev.corpusmill.plugin;

import org.jspecify.annotations.NullMarked;
