/** Errors as RFC 9457 problem details, from one enum. */
package io.kalimtak.kit.problem;
