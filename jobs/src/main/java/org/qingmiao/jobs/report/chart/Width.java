// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

/**
 * The two layouts of every chart; the style sheet shows the one that fits the window.
 *
 * <p>A narrow chart prints at 13 but is laid out for 17, because readers of large text see it so.
 */
public enum Width {
  /** For screens from 640 px and for paper. */
  WIDE("wide", 760, 14),
  /** For phones. */
  NARROW("narrow", 320, 17);

  private final String style;
  private final int units;
  private final int font;

  Width(String style, int units, int font) {
    this.style = style;
    this.units = units;
    this.font = font;
  }

  /** The class of its drawings. */
  public String style() {
    return style;
  }

  /** Width of the drawing in its own units. */
  public int units() {
    return units;
  }

  /** Height of the letters that the layout leaves room for. */
  int font() {
    return font;
  }

  boolean isWide() {
    return this == WIDE;
  }
}
