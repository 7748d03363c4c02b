/** What a store offers: generations, their readers and writers, the control record. */
@NullMarked
package dev.corpusmill.api.store;

import org.jspecify.annotations.NullMarked;
