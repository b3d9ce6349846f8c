/**
 * Owns what was asked and answered, who asked, what people allow, and the analysts' view over it: content in monthly
 * partitions, identity in a schema of its own, feedback as it now stands, consent by pseudonym.
 */
package io.kalimtak.interaction;
