/**
 * The embedded engine: turns a rough request into a structured prompt, learns from curated pairs, measures itself. A plain library: its only
 * input and output is the artifact it is given a path for.
 */
package io.kalimtak.prompt;
