/** Mails and web pages that were saved like mails (MHTML): their parts, heads and quoted history. */
@NullMarked
package dev.corpusmill.index.parse.mail;

import org.jspecify.annotations.NullMarked;
