// SPDX-License-Identifier: Apache-2.0
/** The commands of {@code ./qingmiao}: each parses its arguments, does one thing and says it. */
package org.qingmiao.jobs.command;
