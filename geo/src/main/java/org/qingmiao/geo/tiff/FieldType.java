// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How the values of a tag are written (TIFF 6.0 section 2; 16 to 18 are of BigTIFF). */
enum FieldType {
  BYTE(1, 1),
  ASCII(2, 1),
  SHORT(3, 2),
  LONG(4, 4),
  SBYTE(6, 1),
  UNDEFINED(7, 1),
  SSHORT(8, 2),
  SLONG(9, 4),
  FLOAT(11, 4),
  DOUBLE(12, 8),
  IFD(13, 4),
  LONG8(16, 8),
  SLONG8(17, 8),
  IFD8(18, 8);

  final int number;
  final int bytes;

  FieldType(int number, int bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  static Optional<FieldType> of(int number) {
    return Arrays.stream(values()).filter(t -> t.number == number).findFirst();
  }

  long integer(ByteBuffer at) {
    return switch (this) {
      case BYTE, ASCII, UNDEFINED -> Byte.toUnsignedLong(at.get());
      case SBYTE -> at.get();
      case SHORT -> Short.toUnsignedLong(at.getShort());
      case SSHORT -> at.getShort();
      case LONG, IFD -> Integer.toUnsignedLong(at.getInt());
      case SLONG -> at.getInt();
      case LONG8, SLONG8, IFD8 -> at.getLong();
      case FLOAT -> (long) at.getFloat();
      case DOUBLE -> (long) at.getDouble();
    };
  }

  double real(ByteBuffer at) {
    return switch (this) {
      case FLOAT -> at.getFloat();
      case DOUBLE -> at.getDouble();
      default -> integer(at);
    };
  }
}
