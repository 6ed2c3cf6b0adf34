// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

/** What a model may be used for. */
public enum ModelState {
  /** Trained, not yet approved. */
  CANDIDATE,
  /** Approved and in service. */
  CHAMPION,
  /** Runs beside the champion for comparison. */
  CHALLENGER,
  /** Out of service for good; its decisions can still be recomputed. */
  RETIRED
}
