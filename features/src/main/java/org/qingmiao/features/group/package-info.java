// SPDX-License-Identifier: Apache-2.0
/**
 * The shipped feature groups, one file each: what is joined as it was known, and which inputs of a
 * credit model are made of it, with trend, reason and reason code.
 */
package org.qingmiao.features.group;
