/**
 * {@code up --demo}: the whole loop once, through the public door, on a corpus of our own. A simulated public asks,
 * rates and corrects by a documented rule; then the set is curated, a version is trained, judged and rolled out.
 */
package io.kalimtak.local.demo;
