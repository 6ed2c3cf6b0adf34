// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one style sheet, and the policy that lets a browser apply it and load nothing else.
 *
 * <p>The policy names the sheet by its hash, so a style or script that found its way into a page
 * from a customer's name would still not run.
 *
 * @param text exactly what stands between the style tags, with LF
 */
public record Style(String text) {

  /** The style sheet of every page. */
  public static final Style SHEET = read("style.css");

  /** The content security policy of a page with this sheet. */
  public String policy() {
    return "default-src 'none'; style-src '"
        + hash()
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Style read(String name) {
    try (InputStream in = Style.class.getResourceAsStream(name)) {
      return new Style(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
