/**
 * The client of a video gateway. Start at {@link io.videogateway.client.VideoGateway}.
 *
 * <p>Nothing is null unless its type says {@link org.jspecify.annotations.Nullable}.
 */
@NullMarked
package io.videogateway.client;

import org.jspecify.annotations.NullMarked;
