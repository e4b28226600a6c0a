/** The operations of the contract, generated from it when the client is built. */
@NullMarked
package io.videogateway.client.api;

import org.jspecify.annotations.NullMarked;
