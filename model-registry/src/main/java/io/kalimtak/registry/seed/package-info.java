/** What a new installation begins with. */
package io.kalimtak.registry.seed;
