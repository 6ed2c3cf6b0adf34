// SPDX-License-Identifier: Apache-2.0
/**
 * The demo book: a deterministic generator that writes raw files as institutions would send them,
 * with every mess that real files have, and keeps the latent truth apart from them.
 *
 * <pre>
 * Chance ─► Firm ─► DemoLoan ─► sheets of five sources ─► Planting (messes) ─► files by delivery
 *             └──► DefaultLaw ──┘                                          └─► truth, for tests only
 * </pre>
 */
package org.qingmiao.jobs.demo;
