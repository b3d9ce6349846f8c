/** Who asked and from where, in a schema and under grants of its own. */
package io.kalimtak.interaction.identity;
