/** What this service keeps, and the end of what is too old. */
package io.kalimtak.curation.retention;
