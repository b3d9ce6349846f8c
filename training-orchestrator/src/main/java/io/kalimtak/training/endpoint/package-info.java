/** Outside engines that speak OpenAI's API: where they are, how they are called, how they answer. */
package io.kalimtak.training.endpoint;
