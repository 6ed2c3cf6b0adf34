// SPDX-License-Identifier: Apache-2.0
/**
 * What grew on a parcel, when, and how that compares with its own past and with its neighbours.
 *
 * <pre>
 *  Observation ─► GreennessSeries ─┬─► Season, FieldUse
 *  (known as of)  (dekads, gaps,   ├─► Baseline ─► OwnAnomaly ─┐
 *                  smoothed)       └─► PeerAnomaly ────────────┴─► AnomalyClass
 * </pre>
 *
 * <p>Everything is as it was known at an instant: a picture taken later, or published later,
 * changes nothing.
 */
package org.qingmiao.geo.season;
