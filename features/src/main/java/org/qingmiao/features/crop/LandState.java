// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is known of a borrower's land from an instant on; columns of {@link CropBorrowers}.
 *
 * @param newest when the newest of it was seen or registered
 * @param known the instant
 * @param version 0, higher for what arrives late
 */
record LandState(
    Instant newest,
    Instant known,
    int version,
    int parcels,
    OptionalDouble areaHa,
    OptionalDouble declaredHa,
    OptionalDouble areaGap,
    OptionalDouble overlap,
    OptionalDouble usable,
    OptionalDouble ndviZ,
    String ndviReason,
    OptionalDouble peerZ,
    OptionalDouble peakRatio,
    OptionalInt seasons,
    Optional<Instant> lastUsable) {}
