// SPDX-License-Identifier: Apache-2.0
/**
 * The demo book: a deterministic generator that writes raw files as institutions would send them,
 * with every mess that real files have, and keeps the latent truth apart from them.
 *
 * <pre>
 * County ─► Dossier (Firm, DemoLoan) ─► sheets of 25 sources ─► Sower (messes) ─► Landing
 *   │         └──► DefaultLaw                                       └─► Truth, for tests only
 *   └────► Village (FieldGreenness, Sky) ─► SceneArchive ─► Landing
 * </pre>
 */
package org.qingmiao.jobs.demo;
