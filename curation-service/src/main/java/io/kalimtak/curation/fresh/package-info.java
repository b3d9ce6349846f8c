/** What people rated well since a training set was made, for whoever measures versions on it. */
package io.kalimtak.curation.fresh;
