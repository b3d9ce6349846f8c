/** An optional judge: a model at an endpoint that compares answers in pairs. */
package io.kalimtak.training.judge;
