@NullMarked
package dev.corpusmill.example.words;

import org.jspecify.annotations.NullMarked;
