/**
 * Owns what is trained on: the pool of rated interactions, the candidates ({@code training_data}), the rules that judge
 * them, and the published training sets. It never trains and never decides what is deployed.
 */
package io.kalimtak.curation;
