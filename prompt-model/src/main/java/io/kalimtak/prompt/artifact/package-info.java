/** The trained version as a file: a zip of JSON and plain binary parts, each with its SHA-256. Nothing in it can run. */
package io.kalimtak.prompt.artifact;
