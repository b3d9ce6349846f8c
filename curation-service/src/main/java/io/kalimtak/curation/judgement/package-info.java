/** What the rules for words say of an interaction, kept until its words or the rules change. */
package io.kalimtak.curation.judgement;
