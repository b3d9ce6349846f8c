/** What other services know of versions: rows that people rated lately, and how they rate each version's answers. */
package io.kalimtak.training.evaluation.peer;
