/** Feedback as it now stands, piece by piece, whatever the order in which its events arrive. */
package io.kalimtak.interaction.feedback;
