/** What two requests have in common: by their characters, and by their meaning. */
package io.kalimtak.curation.near;
