// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

/** A fault after which the borders of a file's records cannot be trusted; it refuses the file. */
final class StructureFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong and how to mend it, without the file's name. */
  StructureFault(String sentence) {
    super(sentence);
  }
}
