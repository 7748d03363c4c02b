@NullMarked
package dev.corpusmill.plugin;

import org.jspecify.annotations.NullMarked;
