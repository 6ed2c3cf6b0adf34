// SPDX-License-Identifier: Apache-2.0
/** Jobs that fit a model and measure it, and the store of the models that were ever fitted. */
package org.qingmiao.jobs.train;
