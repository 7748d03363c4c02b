/** Plug-ins that tests compile and pack for themselves. */
@NullMarked
package dev.corpusmill.testkit.plugin;

import org.jspecify.annotations.NullMarked;
