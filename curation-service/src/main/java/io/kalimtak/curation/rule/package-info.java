/** The rules of curation: each has a name, a version, settings and a verdict with a reason. */
package io.kalimtak.curation.rule;
