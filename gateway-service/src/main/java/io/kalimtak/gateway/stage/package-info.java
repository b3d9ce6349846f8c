/** The stages on the way from a rough request to an answer: the structured prompt, and what a model makes of it. */
package io.kalimtak.gateway.stage;
