// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * A device and what it is fixed to.
 *
 * @param id of the device
 * @param kind of its asset
 * @param zone in which its nights are counted
 */
public record Device(String id, AssetKind kind, ZoneId zone) implements Serializable {}
