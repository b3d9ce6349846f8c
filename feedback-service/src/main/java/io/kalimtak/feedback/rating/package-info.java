/** Feedback from submission to its standing: accepted, or replaced by a later one of the same rater. */
package io.kalimtak.feedback.rating;
