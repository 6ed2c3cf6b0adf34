// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A local file, read at positions; its length is taken once, when it is opened. */
public final class FileRead implements RandomRead, AutoCloseable {
  private final FileChannel channel;
  private final long length;

  private FileRead(FileChannel channel) throws IOException {
    this.channel = channel;
    this.length = channel.size();
  }

  /** Opens a file for reading. */
  public static FileRead of(Path file) throws IOException {
    return new FileRead(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) throws IOException {
    return channel.read(ByteBuffer.wrap(buffer, offset, count), position);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
