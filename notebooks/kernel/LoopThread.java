// SPDX-License-Identifier: Apache-2.0
package org.rapaio.jupyter.kernel.channels;

/**
 * A thread of the kernel that does the same again and again, in place of the kernel's own.
 *
 * <p>That of version 3.0.1 says that it runs only after it was started, so it may look before and
 * end at once; and it ends when a question comes before the kernel knows how to answer, though the
 * client repeats it. Either way about one kernel in ten was deaf, on a busy machine most. Goes
 * before the kernel's jar on the class path.
 */
public final class LoopThread extends Thread {
  private final long pauseMillis;
  private final Runnable body;
  private volatile boolean isRunning = true;

  public LoopThread(String name, long pauseMillis, Runnable body) {
    super(name);
    this.pauseMillis = pauseMillis;
    this.body = body;
  }

  @Override
  public void run() {
    while (isRunning) {
      try {
        body.run();
      } catch (RuntimeException e) {
        System.err.println(getName() + " goes on after " + e);
      }
      try {
        Thread.sleep(pauseMillis);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  public void shutdown() {
    isRunning = false;
  }
}
