// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.io.Serializable;
import java.util.function.Consumer;

/** Sees the fixes of a device one after the other, and says what happens. */
interface Watch extends Serializable {

  /** The next fix; later than all before. */
  void see(Ping fix, Consumer<FenceEvent> events);

  /** A watch that has seen the same. */
  Watch copy();
}
