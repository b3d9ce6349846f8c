/** Erasing a person's feedback and what others said about the person's interactions. */
package io.kalimtak.feedback.erasure;
