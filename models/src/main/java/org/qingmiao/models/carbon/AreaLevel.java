// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** How large the area is that a factor speaks for. */
public enum AreaLevel {
  /** One plant or meter. */
  SITE,
  /** A city. */
  CITY,
  /** A province. */
  PROVINCE,
  /** A regional grid. */
  REGION,
  /** A country. */
  NATION
}
