// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.FileNotFoundException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.train.ModelRefusal;

class FaultTest {

  @Test
  void findsTheRefusalThatATaskThrew() {
    Refusal refusal = new Refusal(ExitCode.POLICY, "no");
    assertThat(Fault.refusal(aborted(new IllegalStateException(refusal)))).containsSame(refusal);
    assertThat(Fault.refusal(aborted(new ModelRefusal(ModelRefusal.Code.SCHEMA, "no"))))
        .map(Refusal::code)
        .contains(ExitCode.MODEL_REFUSED);
  }

  @Test
  void tellsStorageFromTheProgram() {
    var missing = new FileNotFoundException("part-0.parquet (No such file or directory)");
    assertThat(Fault.refusal(aborted(new UncheckedIOException(missing))))
        .get()
        .satisfies(r -> assertThat(r.code()).isEqualTo(ExitCode.STORAGE))
        .extracting(Refusal::getMessage)
        .isEqualTo(
            "the storage failed: part-0.parquet (No such file or directory); check the disk and its permissions, then run again");
    assertThat(Fault.refusal(aborted(new NotSerializableException("Row")))).isEmpty();
    assertThat(Fault.refusal(aborted(new MalformedInputException(1)))).isEmpty();
    assertThat(Fault.refusal(aborted(new JsonParseException(null, "cell")))).isEmpty();
    assertThat(Fault.refusal(aborted(new NullPointerException()))).isEmpty();
  }

  private static Exception aborted(Throwable cause) {
    return new SparkException("Job aborted due to stage failure", cause);
  }
}
