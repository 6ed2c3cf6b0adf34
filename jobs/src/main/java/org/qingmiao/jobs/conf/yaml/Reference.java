// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code ${env:NAME}} and {@code ${file:path}} in a value: what must not stand in the conf. */
final class Reference {
  private static final Pattern FORM = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  private Reference() {}

  static boolean isWhole(String text) {
    return FORM.matcher(text.strip()).matches();
  }

  /** The text with every reference replaced, or empty when one of them leads nowhere. */
  static Optional<String> resolved(String text, Path conf) {
    boolean isDangling =
        FORM.matcher(text).results().anyMatch(reference -> target(reference, conf).isEmpty());
    return isDangling
        ? Optional.empty()
        : Optional.of(
            FORM.matcher(text)
                .replaceAll(
                    reference ->
                        java.util.regex.Matcher.quoteReplacement(
                            target(reference, conf).orElseThrow())));
  }

  /** What to set or write so that the references of a text can be resolved. */
  static String missing(String text) {
    return FORM.matcher(text)
        .results()
        .map(
            r ->
                r.group(1).equals("env")
                    ? "the environment variable %s is not set".formatted(r.group(2))
                    : "the file %s cannot be read".formatted(r.group(2)))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> target(MatchResult reference, Path conf) {
    if (reference.group(1).equals("env")) {
      return Optional.ofNullable(System.getenv(reference.group(2))).filter(v -> !v.isBlank());
    }
    try {
      return Optional.of(Files.readString(conf.resolveSibling(reference.group(2))).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
