/** The rules that hold feedback for review: absolute caps on what one rater, one network or one interaction may bring. */
package io.kalimtak.feedback.integrity;
