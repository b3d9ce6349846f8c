/** The review of what the rules hold: an administrator lets a piece count, or refuses it. */
package io.kalimtak.feedback.review;
