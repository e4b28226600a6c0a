/** The types of the contract, generated from it when the client is built. */
@NullMarked
package io.videogateway.client.model;

import org.jspecify.annotations.NullMarked;
