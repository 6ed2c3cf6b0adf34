// SPDX-License-Identifier: Apache-2.0
/** From a probability of default to what people see: score, grade, hint and honest reasons. */
package org.qingmiao.models.credit;
