/** Load on a server of OpenAI's API, measured as its clients feel it. */
@NullMarked
package dev.corpusmill.query.load;

import org.jspecify.annotations.NullMarked;
