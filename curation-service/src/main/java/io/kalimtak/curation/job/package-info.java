/** Curation jobs: asked for, scheduled, run, taken up again. */
package io.kalimtak.curation.job;
