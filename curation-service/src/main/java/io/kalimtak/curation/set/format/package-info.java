/** The files of a training set, byte for byte: chats, preferences, Parquet, manifest. */
package io.kalimtak.curation.set.format;
