// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

/** The values of one applicant by the name of the feature, whatever holds them. */
public interface FeatureValues {

  /** The value of a number; NaN where missing. */
  double number(String feature);

  /** The level of a category; empty where missing. */
  String level(String feature);
}
