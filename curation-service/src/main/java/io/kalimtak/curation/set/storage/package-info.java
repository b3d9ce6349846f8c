/** Where the files of training sets lie: a directory or a bucket. */
package io.kalimtak.curation.set.storage;
