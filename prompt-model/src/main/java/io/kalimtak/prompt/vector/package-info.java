/** Numbers: text vectors, ridge regression, quantisation. */
package io.kalimtak.prompt.vector;
