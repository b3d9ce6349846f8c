/** What is older than it may be, and its end. */
package io.kalimtak.feedback.retention;
