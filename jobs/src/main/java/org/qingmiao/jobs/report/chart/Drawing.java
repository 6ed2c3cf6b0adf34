// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

/**
 * The inside of an SVG element; the template adds the element itself with title and description.
 *
 * @param width in units of the view box
 * @param height in units of the view box
 * @param svg markup, escaped
 */
public record Drawing(int width, int height, String svg) {

  /** The coordinates that the element shows. */
  public String viewBox() {
    return "0 0 " + width + " " + height;
  }
}
