// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

/**
 * Where a value of the conf stands.
 *
 * @param file as the user named it, or the option of the command line
 * @param line from 1; 0 for an option of the command line
 */
public record Place(String file, int line) {

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
