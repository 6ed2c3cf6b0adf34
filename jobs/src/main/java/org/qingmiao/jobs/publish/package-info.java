// SPDX-License-Identifier: Apache-2.0
/** Jobs that publish decisions, and the proof that a published decision can be computed again. */
package org.qingmiao.jobs.publish;
