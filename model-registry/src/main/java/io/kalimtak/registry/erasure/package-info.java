/** Versions that were trained on people who were erased or took consent back. */
package io.kalimtak.registry.erasure;
