/**
 * What reviewers are asked, and what they answer. The queue offers the interactions whose label would teach the most; an
 * answer stands above what users say.
 */
package io.kalimtak.curation.review;
