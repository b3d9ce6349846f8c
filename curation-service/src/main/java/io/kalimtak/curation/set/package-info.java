/** Training sets: files, manifest, publication, reading. */
package io.kalimtak.curation.set;
