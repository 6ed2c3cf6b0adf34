// SPDX-License-Identifier: Apache-2.0
/**
 * What a page says, in Chinese and English at once: sentences from {@code conf/texts}, numbers as
 * people read them, and text from outside made safe to show.
 */
package org.qingmiao.jobs.report.text;
