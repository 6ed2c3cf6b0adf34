// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryTransformer;

/**
 * The way of coordinates from one system into another.
 *
 * <p>An edge that is straight in one system is bent in the other. {@link #of(Geometry, double)}
 * puts points on it until the chords lie within a given distance of the curve.
 */
public final class CoordinateChange {

  /** Halving an edge this often makes a thousandth of a millimetre of a kilometre. */
  private static final int DEEPEST = 20;

  private final String name;
  private final MathTransform transform;

  private CoordinateChange(String name, MathTransform transform) {
    this.name = name;
    this.transform = transform;
  }

  /** The way between two systems; without datum parameters, their datums are taken as one. */
  public static CoordinateChange between(CoordinateSystem from, CoordinateSystem to) {
    try {
      return new CoordinateChange(
          from + " to " + to, CRS.findMathTransform(from.crs(), to.crs(), true));
    } catch (FactoryException e) {
      throw new Refusal(Fault.CRS_UNKNOWN, "no way from %s to %s".formatted(from, to), e);
    }
  }

  /** Whether both systems are one: coordinates keep all their bits, past 180 degrees too. */
  public boolean isIdentity() {
    return transform.isIdentity();
  }

  /** A place in the target system; refused as {@link Fault#CRS_AREA} where the projection fails. */
  public Coordinate of(double x, double y) {
    double[] point = {x, y};
    try {
      transform.transform(point, 0, point, 0, 1);
    } catch (TransformException e) {
      throw outside(x, y, e);
    }
    if (!Double.isFinite(point[0]) || !Double.isFinite(point[1])) {
      throw outside(x, y, null);
    }
    return new Coordinate(point[0], point[1]);
  }

  private Refusal outside(double x, double y, TransformException cause) {
    return new Refusal(Fault.CRS_AREA, "%s fails at %s %s".formatted(name, x, y), cause);
  }

  /**
   * A geometry in the target system, its edges bent as the change bends them.
   *
   * @param chordError greatest distance of an edge from its true curve, in units of the target
   *     system; greater than 0
   */
  public Geometry of(Geometry geometry, double chordError) {
    return new GeometryTransformer() {
      @Override
      protected CoordinateSequence transformCoordinates(CoordinateSequence line, Geometry parent) {
        return new CoordinateArraySequence(bent(line, chordError));
      }
    }.transform(geometry);
  }

  private Coordinate[] bent(CoordinateSequence line, double chordError) {
    List<Coordinate> points = new ArrayList<>(line.size());
    for (int i = 0; i < line.size(); i++) {
      Coordinate source = line.getCoordinate(i);
      Coordinate target = of(source.x, source.y);
      if (i > 0) {
        Coordinate before = line.getCoordinate(i - 1);
        between(before, source, points.get(points.size() - 1), target, chordError, DEEPEST, points);
      }
      points.add(target);
    }
    return points.toArray(Coordinate[]::new);
  }

  /** Looked at in the middle and at both quarters: a curve may cross its chord in the middle. */
  private void between(
      Coordinate a,
      Coordinate b,
      Coordinate aTarget,
      Coordinate bTarget,
      double chordError,
      int depth,
      List<Coordinate> points) {
    Coordinate middle = along(a, b, 0.5);
    Coordinate middleTarget = of(middle.x, middle.y);
    if (depth == 0
        || (middleTarget.distance(along(aTarget, bTarget, 0.5)) <= chordError
            && off(a, b, aTarget, bTarget, 0.25) <= chordError
            && off(a, b, aTarget, bTarget, 0.75) <= chordError)) {
      return;
    }
    between(a, middle, aTarget, middleTarget, chordError, depth - 1, points);
    points.add(middleTarget);
    between(middle, b, middleTarget, bTarget, chordError, depth - 1, points);
  }

  private double off(
      Coordinate a, Coordinate b, Coordinate aTarget, Coordinate bTarget, double share) {
    Coordinate source = along(a, b, share);
    return of(source.x, source.y).distance(along(aTarget, bTarget, share));
  }

  private static Coordinate along(Coordinate a, Coordinate b, double share) {
    return new Coordinate(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
  }
}
