// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

/**
 * A ping that is not used.
 *
 * @param ping as it came
 * @param fault why
 */
public record RejectedPing(Ping ping, PingFault fault) {}
