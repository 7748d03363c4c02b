@org.jspecify.annotations.NullMarked
package dev.corpusmill.query.verify;
