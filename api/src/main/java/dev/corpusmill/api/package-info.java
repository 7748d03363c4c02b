/**
 * What a plug-in sees of Corpusmill: this package and those below it, and nothing else.
 *
 * <p>A plug-in is a jar in the folder {@code plugins.path}. It implements one or more {@link dev.corpusmill.api.Provider}s,
 * names them in {@code META-INF/services}, and says in its manifest who it is and which version of this API it was built for,
 * see {@link dev.corpusmill.api.ApiVersion}. Each plug-in has a class loader of its own: two of them may bring different
 * versions of the same library.
 */
@NullMarked
package dev.corpusmill.api;

import org.jspecify.annotations.NullMarked;
