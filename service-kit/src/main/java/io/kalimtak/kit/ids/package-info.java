/** Ids that authenticate themselves, and pseudonyms. */
package io.kalimtak.kit.ids;
