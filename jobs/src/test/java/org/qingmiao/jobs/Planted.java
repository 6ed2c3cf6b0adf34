// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.pool.TypePool;

/**
 * Faults of the program itself, as changed classes in a folder that goes first on the class path.
 *
 * <p>Some exit codes tell of faults that no input can cause; a test build has to make them.
 */
final class Planted {

  private Planted() {}

  /** A program whose ingest forgets to count one row of every kind. */
  static Path lostCount(Path folder) throws IOException {
    return change(
        "org.qingmiao.jobs.ingest.Sorted",
        type -> type.visit(Advice.to(OneLess.class).on(named("rows"))),
        folder);
  }

  /** A program that breaks while it builds features. */
  static Path broken(Path folder) throws IOException {
    return change(
        "org.qingmiao.jobs.build.BuildCredit",
        type ->
            type.method(named("run"))
                .intercept(ExceptionMethod.throwing(ArithmeticException.class, "planted")),
        folder);
  }

  private static Path change(
      String type, UnaryOperator<DynamicType.Builder<Object>> fault, Path folder)
      throws IOException {
    ClassFileLocator classes = ClassFileLocator.ForClassLoader.ofSystemLoader();
    TypeDescription found = TypePool.Default.of(classes).describe(type).resolve();
    try (var changed = fault.apply(new ByteBuddy().redefine(found, classes)).make()) {
      changed.saveIn(folder.toFile());
    }
    return folder;
  }

  /** Takes one away from what a counter says. */
  static final class OneLess {
    private OneLess() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) long rows) {
      rows--;
    }
  }
}
