// SPDX-License-Identifier: Apache-2.0
/**
 * Whether pledged herds and machines are where they should be, from the pings of their devices.
 *
 * <pre>
 *  Ping ─► PingFault ─► DeviceTrack ─► TrackFilter ─┬─► SideWatch    SEEN_IN SEEN_OUT ENTER EXIT
 *  (rejects keep       (fixes that      (CLONE,     ├─► GapWatch     GAP
 *   their code)         may change)      TELEPORT)  ├─► FrozenWatch  FROZEN
 *                                                   └─► NightWatch   NIGHT_MOVE
 *  tracks of a pledge ───────────────────────────────── Colocation   COLOCATED
 *  places ─► GeofenceIndex ─► the fences that hold them
 * </pre>
 *
 * <p>The result is a function of the set of pings: their order, their batches and repeated
 * deliveries change nothing.
 */
package org.qingmiao.geo.fence;
