/** What this service holds of people whose rows were in training sets: examples that reports quote. */
package io.kalimtak.training.erasure;
