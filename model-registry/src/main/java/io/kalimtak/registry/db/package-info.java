/** Plain SQL with as little ceremony as JDBC allows. */
package io.kalimtak.registry.db;
