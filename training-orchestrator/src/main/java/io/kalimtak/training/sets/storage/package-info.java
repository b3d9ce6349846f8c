/** Where the files of published sets are read: a directory that is shared with curation, or a bucket. */
package io.kalimtak.training.sets.storage;
