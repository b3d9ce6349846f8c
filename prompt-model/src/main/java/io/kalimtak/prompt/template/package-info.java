/** The engine without learning: what is asked for is told by keywords, the lines come from a file a language. */
package io.kalimtak.prompt.template;
