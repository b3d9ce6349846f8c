/** Text made comparable; never for storing. */
package io.kalimtak.curation.text;
