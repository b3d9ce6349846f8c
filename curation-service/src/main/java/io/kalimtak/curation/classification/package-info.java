/** Which field a request belongs to and which kind of task it is. */
package io.kalimtak.curation.classification;
