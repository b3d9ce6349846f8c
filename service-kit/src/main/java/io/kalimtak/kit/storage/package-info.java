/** Where files lie: how a bucket is configured and reached. The S3 client is a dependency of those services alone that use one. */
package io.kalimtak.kit.storage;
