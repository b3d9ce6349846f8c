/** Where calls to configured addresses may lead. */
package io.kalimtak.kit.net;
