/** Values and checks of configuration records; a plug-in's own record uses them, too. */
@NullMarked
package dev.corpusmill.api.config;

import org.jspecify.annotations.NullMarked;
