// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

/** What was known of a fact on a day: every null of a joined value has its reason here. */
public enum AsOfStatus {
  /** A live fact was known; a null in it is itself a fact. */
  OK,
  /** A live fact was known, but it is older than the group lets values be used. */
  EXPIRED,
  /** Facts were known and all of them had been withdrawn. */
  RETRACTED,
  /** A fact had happened, but it became known only later. */
  NOT_YET_KNOWN,
  /** The source never says anything about this key up to that day. */
  NEVER_SEEN
}
