@NullMarked
package dev.corpusmill.index.files;

import org.jspecify.annotations.NullMarked;
