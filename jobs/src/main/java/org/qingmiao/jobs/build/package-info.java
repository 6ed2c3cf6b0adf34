// SPDX-License-Identifier: Apache-2.0
/** Jobs that build feature tables: applications joined with what was known on their day. */
package org.qingmiao.jobs.build;
