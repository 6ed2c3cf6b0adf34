// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.AtHome;
import org.qingmiao.jobs.pipeline.ExitCode;

@ExtendWith(AtHome.class)
class TokenCommandTest {
  private static final String TOKEN = Pseudonym.of(Keyset.demo()).token("loan", "L-0017");

  @Test
  void leadsFromANumberToItsTokenAndBack() {
    assertThat(run("loan", "L-0017", TOKEN))
        .isEqualTo("0 L-0017 %s\n%s L-0017\n".formatted(TOKEN, TOKEN));
  }

  /** A whole book is joined with its scores by a pipe. */
  @Test
  void takesAColumnFromStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("L-0017\n\nL-0018\n".getBytes(UTF_8)));
    try {
      assertThat(run("loan", "-").lines())
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("0 L-0017 " + TOKEN),
              line -> assertThat(line).startsWith("L-0018 tk:loan:"));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void namesATokenThatTheKeysDoNotOpen() {
    String altered = TOKEN.substring(0, TOKEN.length() - 6) + "AAAAAA";
    assertThat(run("loan", altered))
        .startsWith(ExitCode.USAGE.number() + " qingmiao: token of key ")
        .contains("another key made it, or it was altered");
  }

  @Test
  void refusesADomainThatNoColumnHasAndATokenOfAnother() {
    assertThat(run("loans", "L-0017"))
        .startsWith("2 qingmiao: no column has the domain loans; there are: ")
        .contains(", loan");
    assertThat(run("credit_code", TOKEN))
        .isEqualTo("2 qingmiao: the token is one of domain loan, not of credit_code\n");
  }

  @Test
  void writesACodeAsIngestDoes() {
    String upper = run("credit_code", "91350100M000100Y43");
    String lower = run("credit_code", "91350100m000100y43");
    assertThat(lower.split(" ")[2]).isEqualTo(upper.split(" ")[2]);
  }

  /** The exit code and all that was said. */
  private static String run(String... values) {
    StringWriter said = new StringWriter();
    PrintWriter printer = new PrintWriter(said, true);
    String[] arguments = new String[values.length + 3];
    arguments[0] = "token";
    arguments[1] = "-c";
    arguments[2] = AtHome.HOME.resolve("conf").resolve("demo.yaml").toString();
    System.arraycopy(values, 0, arguments, 3, values.length);
    int code = Qingmiao.run(printer, printer, arguments);
    return code + " " + said;
  }
}
