// SPDX-License-Identifier: Apache-2.0
/**
 * Who a row speaks of: codes that carry their own check characters, and when two entries of
 * different registers are one party.
 */
package org.qingmiao.features.identity;
