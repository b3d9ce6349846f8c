/** Cursor-paged lists. */
package io.kalimtak.kit.web;
