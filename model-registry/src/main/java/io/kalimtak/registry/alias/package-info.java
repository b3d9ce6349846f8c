/** Names that stand for versions of a route: two that follow its table, and those that people give and move. */
package io.kalimtak.registry.alias;
