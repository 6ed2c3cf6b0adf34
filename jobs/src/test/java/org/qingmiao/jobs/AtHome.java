// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Names the folder of the installation, as the launcher does, for tests whose conf lies in a folder
 * of its own: the texts are then those that are shipped.
 */
public final class AtHome implements BeforeAllCallback, AfterAllCallback {
  /** The repository. */
  public static final Path HOME = Launcher.HOME;

  private static final String PROPERTY = "qingmiao.home";

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(PROPERTY, HOME.toString());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty(PROPERTY);
  }
}
