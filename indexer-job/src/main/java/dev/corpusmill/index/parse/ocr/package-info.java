/** Text recognition: the words of scanned pages and pictures, by the program Tesseract. */
@NullMarked
package dev.corpusmill.index.parse.ocr;

import org.jspecify.annotations.NullMarked;
